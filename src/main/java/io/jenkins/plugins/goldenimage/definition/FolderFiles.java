package io.jenkins.plugins.goldenimage.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files in a folder of this machine, and nothing that a symbolic link shows from outside of it. */
public final class FolderFiles {
    private final Path root;

    /** The files in a folder. */
    public FolderFiles(Path root) {
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param folder that of the document, from the root
     * @param path relative to that folder
     */
    public byte[] read(Document document, String folder, String path) throws IOException {
        String resolved = SourcePath.resolve(document, folder, path);
        Path real;
        try {
            real = root.resolve(resolved).toRealPath();
        } catch (NoSuchFileException e) {
            throw SourcePath.missing(document, path);
        } catch (InvalidPathException e) {
            throw SourcePath.problem(document, path, "is no path on this operating system");
        }
        if (!real.startsWith(root.toRealPath())) {
            throw SourcePath.outside(document, path);
        }
        if (!Files.isRegularFile(real)) {
            throw SourcePath.notAFile(document, path);
        }
        if (Files.size(real) > SourceFiles.MAX_BYTES) {
            throw SourcePath.tooLarge(document, path);
        }
        try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            return SourcePath.read(in, document, path);
        }
    }
}
