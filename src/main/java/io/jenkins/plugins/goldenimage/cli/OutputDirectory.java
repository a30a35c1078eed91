package io.jenkins.plugins.goldenimage.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Option;

/** The option that names the directory of a build. One process at a time may use it. */
final class OutputDirectory {
    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "directory of the build: its plan, journal, logs and manifest")
    private Path directory;

    Path path() {
        return directory;
    }

    /** Keeps other processes out until it is closed or this process ends, however it ends. */
    FileChannel lock() throws BadInput {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new BadInput(directory + ": another process is at this build");
            }
            return channel;
        } catch (IOException e) {
            throw new BadInput(directory + ": can't be written: " + e);
        }
    }
}
