package io.jenkins.plugins.goldenimage.jenkins.library;

import hudson.FilePath;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.FolderFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that have been checked out into a folder of their own, which is removed in the end.
 *
 * @param revision null where the SCM tells none
 */
record CheckedOutTree(Path root, String revision) implements SourceTree {
    @Override
    public List<String> files(String path) throws IOException {
        Path place = root.resolve(path);
        if (!Files.exists(place) || !place.toRealPath().startsWith(root.toRealPath())) {
            throw new FileNotFoundException(path);
        }
        if (!Files.isDirectory(place)) {
            return List.of(path);
        }
        try (Stream<Path> children = Files.list(place)) {
            return children.filter(child -> !Files.isDirectory(child))
                    .map(child -> root.relativize(child).toString().replace('\\', '/'))
                    .toList();
        }
    }

    @Override
    public byte[] read(Document document, String folder, String path) throws IOException {
        return new FolderFiles(root).read(document, folder, path);
    }

    @Override
    public void close() throws IOException {
        delete(root);
    }

    /** Removes a folder, and what SCMs have put beside it. */
    static void delete(Path root) throws IOException {
        FilePath folder = new FilePath(root.toFile());
        try {
            folder.deleteRecursive();
            FilePath beside = WorkspaceList.tempDir(folder);
            if (beside != null) {
                beside.deleteRecursive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + root + " was removed");
        }
    }
}
