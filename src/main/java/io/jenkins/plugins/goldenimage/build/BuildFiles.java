package io.jenkins.plugins.goldenimage.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The files that a build puts into its guest, each named by its SHA-256. Safe for use by several threads. */
final class BuildFiles {
    private static final int PART = 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path directory;

    BuildFiles(Path directory) {
        this.directory = directory;
    }

    /** Stores the contents. */
    void create(Map<String, byte[]> contents) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            Files.write(directory.resolve(content.getKey()), content.getValue());
        }
    }

    /** At most 1 MiB from an offset on; empty at the end. */
    byte[] read(String sha256, long offset) throws IOException {
        // The name comes from an agent.
        if (!NAME.matcher(sha256).matches() || !Files.exists(directory.resolve(sha256))) {
            throw new IOException("The build has no file " + sha256);
        }
        try (FileChannel file = FileChannel.open(directory.resolve(sha256))) {
            ByteBuffer part = ByteBuffer.allocate((int) Math.max(0, Math.min(PART, file.size() - offset)));
            while (part.hasRemaining() && file.read(part, offset + part.position()) >= 0) {
                // Until it is full.
            }
            return part.array();
        }
    }
}
