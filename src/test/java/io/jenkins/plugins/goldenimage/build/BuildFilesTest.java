package io.jenkins.plugins.goldenimage.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildFilesTest {
    private static final byte[] CONTENT = new byte[2_500_000];
    private static final String NAME = Sha256.of(CONTENT);

    @TempDir
    private Path directory;

    private BuildFiles files;

    @BeforeEach
    void store() throws Exception {
        Arrays.fill(CONTENT, (byte) 'a');
        files = new BuildFiles(directory.resolve("files"));
        files.create(Map.of(NAME, CONTENT));
        Files.writeString(directory.resolve("plan.json"), "{}");
    }

    @Test
    void givesAFileInParts() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part = files.read(NAME, 0); part.length > 0; part = files.read(NAME, all.size())) {
            assertThat(part.length).isLessThanOrEqualTo(1024 * 1024);
            all.writeBytes(part);
        }
        assertThat(all.toByteArray()).isEqualTo(CONTENT);
    }

    @Test
    void givesNothingBehindTheEnd() throws Exception {
        assertThat(files.read(NAME, CONTENT.length + 1L)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../plan.json", "", "0000000000000000000000000000000000000000000000000000000000000000"})
    void givesNothingElse(String name) {
        assertThatIOException().isThrownBy(() -> files.read(name, 0)).withMessage("The build has no file " + name);
    }
}
