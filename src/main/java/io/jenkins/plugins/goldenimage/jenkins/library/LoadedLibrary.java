package io.jenkins.plugins.goldenimage.jenkins.library;

import io.jenkins.plugins.goldenimage.definition.Document;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The text in the configuration, and what the sources hold. */
public final class LoadedLibrary implements OpenLibrary {
    private final Document text;
    private final List<OpenSource> sources;

    /** Takes over the sources, and closes them when it is closed. */
    public LoadedLibrary(Document text, List<OpenSource> sources) {
        this.text = text;
        this.sources = List.copyOf(sources);
    }

    @Override
    public List<Document> documents() {
        return Stream.concat(
                        Stream.of(text),
                        sources.stream().flatMap(source -> source.reading().documents().stream()))
                .toList();
    }

    /** How each source was read. */
    public List<SourceReading> readings() {
        return sources.stream().map(OpenSource::reading).toList();
    }

    @Override
    public byte[] read(Document document, String path) throws IOException, InterruptedException {
        for (OpenSource source : sources) {
            if (source.reading().documents().contains(document)) {
                return source.read(document, path);
            }
        }
        throw new IOException(Messages.LoadedLibrary_NoFiles(document.source(), path));
    }

    @Override
    public void close() throws IOException {
        closeAll(sources);
    }

    /** Closes all, whatever becomes of each. */
    public static void closeAll(List<OpenSource> sources) throws IOException {
        IOException failure = null;
        for (OpenSource source : sources) {
            try {
                source.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
