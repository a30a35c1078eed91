package io.jenkins.plugins.goldenimage.jenkins.library;

import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.SourcePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jenkins.scm.api.SCMFile;
import jenkins.scm.api.SCMFileSystem;

/** Files that the SCM shows without a checkout. The file system must stay at one revision. */
record ScmTree(SCMFileSystem fileSystem) implements SourceTree {
    @Override
    public String revision() {
        return Objects.requireNonNull(fileSystem.getRevision()).toString();
    }

    @Override
    public List<String> files(String path) throws IOException, InterruptedException {
        SCMFile file = file(path);
        // The top has no type in some SCMs.
        if (!path.isEmpty() && file.getType() != SCMFile.Type.DIRECTORY) {
            if (file.getType() == SCMFile.Type.NONEXISTENT) {
                throw new FileNotFoundException(path);
            }
            return List.of(path);
        }
        List<String> files = new ArrayList<>();
        for (SCMFile child : file.children()) {
            if (child.getType() != SCMFile.Type.DIRECTORY) {
                files.add(child.getPath());
            }
        }
        return files;
    }

    @Override
    public byte[] read(Document document, String folder, String path) throws IOException, InterruptedException {
        String resolved = SourcePath.resolve(document, folder, path);
        if (resolved.isEmpty()) {
            throw SourcePath.notAFile(document, path);
        }
        SCMFile file = file(resolved);
        switch (file.getType()) {
            case REGULAR_FILE -> {
                try (InputStream in = file.content()) {
                    return SourcePath.read(in, document, path);
                }
            }
            case NONEXISTENT -> throw SourcePath.missing(document, path);
            default -> throw SourcePath.notAFile(document, path);
        }
    }

    private SCMFile file(String path) {
        return path.isEmpty() ? fileSystem.getRoot() : fileSystem.child(path);
    }

    @Override
    public void close() throws IOException {
        fileSystem.close();
    }
}
