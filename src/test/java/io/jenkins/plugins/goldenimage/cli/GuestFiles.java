package io.jenkins.plugins.goldenimage.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A directory in the guest, which is this machine: by it steps and tests tell each other something. */
final class GuestFiles implements AutoCloseable {
    private final Path directory;

    GuestFiles() {
        try {
            directory = Files.createTempDirectory("guest-files");
            // Steps run as the guest's user.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** The lines that steps have added to a file. */
    List<String> lines(String name) {
        try {
            return Files.exists(path(name)) ? Files.readAllLines(path(name)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(path(name), text);
            Files.setPosixFilePermissions(path(name), PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
