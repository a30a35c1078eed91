package io.jenkins.plugins.goldenimage.jenkins.library;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.SourcePath;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jenkins.model.Jenkins;
import jenkins.scm.api.SCMFileSystem;

/** Reads one source: without a checkout where its SCM can show files at a revision, else by a checkout on the controller. */
public final class SourceReader {
    private static final int MAX_FILES = 1000;
    private static final long MAX_TOTAL_BYTES = 64L * 1024 * 1024;
    /** What SCMs call their revision in the environment of a build. */
    private static final List<String> REVISION_VARIABLES =
            List.of("SVN_REVISION", "MERCURIAL_REVISION", "P4_CHANGELIST");

    private final LibrarySource source;
    private final SCM scm;
    private final Optional<ScmSupport> support;
    private final Run<?, ?> run;
    private final TaskListener listener;

    /** The run is null where none asks; the listener hears how the source is read. */
    public SourceReader(LibrarySource source, Run<?, ?> run, TaskListener listener) {
        this.source = source;
        this.scm = source.getScm();
        this.support = ScmSupport.of(scm);
        this.run = run;
        this.listener = listener;
    }

    /** Where checkouts stand for as long as they are read. */
    public static Path checkouts() {
        return Jenkins.get().getRootDir().toPath().resolve("golden-image").resolve("sources");
    }

    /** The repository and reference, for people. */
    public String repository() {
        return support.map(known -> known.describe(scm)).orElseGet(scm::getKey);
    }

    /**
     * Reads the definitions of the source.
     *
     * @throws IOException when it can't be read; the message is for people
     */
    public OpenSource read() throws IOException, InterruptedException {
        SourceTree tree = tree();
        try {
            List<Document> documents = documents(tree);
            listener.getLogger()
                    .println(Messages.SourceReader_Read(
                            source.getName(),
                            documents.size(),
                            tree.revision() == null
                                    ? Messages.SourceReader_NoRevision()
                                    : Messages.SourceReader_Revision(tree.revision())));
            return new OpenSource(
                    new SourceReading(
                            source.getName(), repository(), documents, tree.revision(), Instant.now(), null),
                    tree);
        } catch (IOException | InterruptedException | RuntimeException e) {
            tree.close();
            throw e;
        }
    }

    private SourceTree tree() throws IOException, InterruptedException {
        SCMFileSystem files = fileSystem();
        if (files != null) {
            if (files.isFixedRevision()) {
                return new ScmTree(files);
            }
            // It would show the latest state, which may change from one file to the next.
            files.close();
        }
        if (run == null) {
            throw new AbortException(Messages.SourceReader_NeedsCheckout());
        }
        listener.getLogger().println(Messages.SourceReader_CheckingOut(source.getName()));
        return checkOut();
    }

    private SCMFileSystem fileSystem() throws IOException, InterruptedException {
        Item owner = run == null ? null : run.getParent();
        if (support.isPresent()) {
            return support.get().open(scm, owner, run, TaskListener.NULL);
        }
        return SCMFileSystem.supports(scm) ? SCMFileSystem.of(owner, scm, null, run) : null;
    }

    private SourceTree checkOut() throws IOException, InterruptedException {
        Path root = checkouts().resolve(UUID.randomUUID().toString());
        Files.createDirectories(root);
        try {
            scm.checkout(
                    run, Jenkins.get().createLauncher(listener), new FilePath(root.toFile()), listener, null, null);
            return new CheckedOutTree(root, checkedOutRevision(root));
        } catch (IOException | InterruptedException | RuntimeException | AbstractMethodError e) {
            CheckedOutTree.delete(root);
            if (e instanceof AbstractMethodError) {
                throw new AbortException(Messages.SourceReader_NotForPipelines());
            }
            throw e;
        }
    }

    private String checkedOutRevision(Path root) throws IOException, InterruptedException {
        if (support.isPresent()) {
            return support.get().revision(scm, root, listener);
        }
        Map<String, String> variables = new HashMap<>();
        scm.buildEnvironment(run, variables);
        return REVISION_VARIABLES.stream()
                .map(variables::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<Document> documents(SourceTree tree) throws IOException, InterruptedException {
        long total = 0;
        List<Document> documents = new ArrayList<>();
        for (String file : files(tree)) {
            String name = source.getName() + ":" + file;
            byte[] bytes = tree.read(new Document(name, tree.revision(), ""), "", file);
            total += bytes.length;
            if (total > MAX_TOTAL_BYTES) {
                throw new AbortException(Messages.SourceReader_TooMuch(MAX_TOTAL_BYTES / 1024 / 1024));
            }
            documents.add(document(name, tree.revision(), bytes));
        }
        return documents;
    }

    private static Document document(String name, String revision, byte[] bytes) throws IOException {
        try {
            return Document.read(name, revision, new ByteArrayInputStream(bytes));
        } catch (DefinitionException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private List<String> files(SourceTree tree) throws IOException, InterruptedException {
        String path = source.getPath().isEmpty()
                ? ""
                : SourcePath.resolve(new Document(source.getName(), ""), "", source.getPath());
        List<String> found;
        try {
            found = tree.files(path);
        } catch (FileNotFoundException e) {
            throw new AbortException(Messages.SourceReader_NoPath(
                    path, tree.revision() == null ? Messages.SourceReader_NoRevision() : tree.revision()));
        }
        if (found.equals(List.of(path))) {
            return found;
        }
        List<String> files = found.stream()
                .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                .sorted()
                .toList();
        if (files.isEmpty()) {
            throw new AbortException(Messages.SourceReader_NoYaml());
        }
        if (files.size() > MAX_FILES) {
            throw new AbortException(Messages.SourceReader_TooMany(files.size(), MAX_FILES));
        }
        return files;
    }
}
