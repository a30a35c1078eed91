package io.jenkins.plugins.goldenimage.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that {@code sha256sum --check} reads. */
final class CheckSums {
    static final String FILE = "SHA256SUMS";

    private CheckSums() {}

    static void write(Path directory, List<Path> files) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : files) {
            if (!file.toString().equals(FILE)) {
                sums.append(Sha256.of(directory.resolve(file)))
                        .append("  ")
                        .append(file.toString().replace('\\', '/'))
                        .append('\n');
            }
        }
        Files.writeString(directory.resolve(FILE), sums);
    }
}
