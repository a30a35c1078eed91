package io.jenkins.plugins.goldenimage.jenkins.configuration;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.jenkins.library.LibrarySource;
import io.jenkins.plugins.goldenimage.jenkins.library.LoadedLibrary;
import io.jenkins.plugins.goldenimage.jenkins.library.OpenSource;
import io.jenkins.plugins.goldenimage.jenkins.library.SourceReader;
import io.jenkins.plugins.goldenimage.jenkins.library.SourceReading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.SystemProperties;

/**
 * Reads the library of this controller: the text in its configuration, and its sources. Remembers what it has read last,
 * for those who ask without a run. Safe for use by several threads.
 */
@Extension
public final class LibraryLoader {
    /** Something that is done with a library while the files beside its documents can be read. */
    @FunctionalInterface
    public interface Use<T> {
        /** Does it. */
        T with(Library library, SourceFiles files) throws InterruptedException;
    }

    private static final Logger LOGGER = Logger.getLogger(LibraryLoader.class.getName());
    /** How long the reading of one source may take. */
    private static final Duration LIMIT =
            SystemProperties.getDuration(LibraryLoader.class.getName() + ".limit", Duration.ofMinutes(10));

    /** By the source as it was configured, so that nothing is remembered of another configuration. */
    private final Map<LibrarySource, SourceReading> last = Collections.synchronizedMap(new WeakHashMap<>());

    /** The loader of this controller. */
    public static LibraryLoader get() {
        return ExtensionList.lookupSingleton(LibraryLoader.class);
    }

    /** Removes checkouts that an earlier life of this controller has left. */
    @Initializer(after = InitMilestone.EXTENSIONS_AUGMENTED, before = InitMilestone.JOB_LOADED)
    @SuppressWarnings("unused") // Jenkins calls it
    public static void removeCheckouts() throws IOException, InterruptedException {
        new FilePath(SourceReader.checkouts().toFile()).deleteRecursive();
    }

    /**
     * Reads the library for a run, with the credentials that its job may use. Every source is read anew.
     *
     * @param listener hears how the sources are read
     * @throws IOException when a source can't be read; the message is for people
     */
    public LoadedLibrary load(Run<?, ?> run, TaskListener listener) throws IOException, InterruptedException {
        List<OpenSource> sources = new ArrayList<>();
        try {
            for (LibrarySource source : GoldenImageConfiguration.get().getLibrarySources()) {
                sources.add(read(source, run, listener));
            }
            return new LoadedLibrary(text(), sources);
        } catch (IOException | InterruptedException | RuntimeException e) {
            LoadedLibrary.closeAll(sources);
            throw e;
        }
    }

    /**
     * Does something with the library outside runs.
     *
     * @throws DefinitionException when the library has mistakes
     * @throws IOException when a source can't be read and has not been read before; the message is for people
     */
    public <T> T use(Use<T> use) throws DefinitionException, IOException, InterruptedException {
        try (LoadedLibrary read = load()) {
            for (SourceReading reading : read.readings()) {
                if (reading.at() == null) {
                    throw new IOException(reading.problem());
                }
            }
            return use.with(GoldenImageConfiguration.get().reader().read(read.documents()), read);
        }
    }

    /**
     * Reads the library without a run, with credentials of Jenkins itself. A source that can't be read so gives what was
     * read from it last; {@link LoadedLibrary#readings()} tells.
     */
    public LoadedLibrary load() throws InterruptedException {
        List<OpenSource> sources = new ArrayList<>();
        for (LibrarySource source : GoldenImageConfiguration.get().getLibrarySources()) {
            try {
                sources.add(read(source, null, TaskListener.NULL));
            } catch (IOException e) {
                LOGGER.log(Level.FINE, e, () -> "An older reading of " + source.getName() + " is used");
                SourceReading reading = last.getOrDefault(
                        source, new SourceReading(source.getName(), "", List.of(), null, null, null));
                sources.add(new OpenSource(reading.outdated(e.getMessage()), null));
            }
        }
        return new LoadedLibrary(text(), sources);
    }

    private static Document text() {
        return new Document(
                GoldenImageConfiguration.SOURCE,
                GoldenImageConfiguration.get().getLibrary().text());
    }

    private OpenSource read(LibrarySource source, Run<?, ?> run, TaskListener listener)
            throws IOException, InterruptedException {
        SourceReader reader = new SourceReader(source, run, listener);
        try {
            OpenSource read = limited(reader);
            last.put(source, read.reading());
            return read;
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "Can't read the library source " + source.getName());
            throw new AbortException(withoutPasswords(Messages.LibraryLoader_Unreadable(
                    source.getName(),
                    reader.repository(),
                    source.getPath(),
                    e.getMessage() == null ? e.toString() : e.getMessage())));
        }
    }

    private static OpenSource limited(SourceReader reader) throws IOException, InterruptedException {
        CompletableFuture<OpenSource> result = new CompletableFuture<>();
        Future<?> work = Computer.threadPoolForRemoting.submit(() -> {
            try {
                OpenSource read = reader.read();
                if (!result.complete(read)) {
                    // Nobody waits for it any more.
                    read.close();
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AbortException(Messages.LibraryLoader_TooSlow(LIMIT.toSeconds()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause().getMessage() == null ? e.getCause().toString() : e.getCause().getMessage(), e);
        } finally {
            if (result.completeExceptionally(new TimeoutException())) {
                work.cancel(true);
            }
        }
    }

    /** URLs may hold them. */
    private static String withoutPasswords(String message) {
        return message.replaceAll("://[^/@\\s]+@", "://****@");
    }
}
