package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderFilesTest {
    private static final Document DOCUMENT = new Document("images/base.yaml", "");

    @TempDir
    private Path outside;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(outside.resolve("root"));
        Files.createDirectories(root.resolve("images/scripts"));
        Files.writeString(root.resolve("images/scripts/a.sh"), "a");
        Files.writeString(root.resolve("top.sh"), "top");
        Files.writeString(outside.resolve("secret"), "secret");
    }

    @Test
    void readsBelowTheDocument() throws Exception {
        assertThat(read("scripts/a.sh")).asString().isEqualTo("a");
    }

    @Test
    void readsAboveTheDocumentWithinTheSource() throws Exception {
        assertThat(read("scripts/../../top.sh")).asString().isEqualTo("top");
    }

    @Test
    void followsALinkWithinTheSource() throws Exception {
        Files.createSymbolicLink(root.resolve("images/link.sh"), Path.of("../top.sh"));

        assertThat(read("link.sh")).asString().isEqualTo("top");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "C:/x", "a\\b", "", "a\0b"})
    void takesRelativePathsOnly(String path) {
        assertRefused(path, "must be a path relative to this document, with slashes between its parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret", "../..", "scripts/../../../root/top.sh", "../../../../../../../etc/passwd"})
    void doesNotLeadOutOfTheSource(String path) {
        assertRefused(path, "leads out of the source of this document; put the file into it");
    }

    @Test
    void doesNotFollowALinkOutOfTheSource() throws Exception {
        Files.createSymbolicLink(root.resolve("images/link"), outside.resolve("secret"));

        assertRefused("link", "leads out of the source of this document; put the file into it");
    }

    @Test
    void doesNotFollowALinkedFolderOutOfTheSource() throws Exception {
        Files.createSymbolicLink(root.resolve("images/link"), outside);

        assertRefused("link/secret", "leads out of the source of this document; put the file into it");
    }

    @Test
    void namesAFileThatIsMissing() {
        assertRefused("scripts/b.sh", "is not there; its path is relative to this document");
    }

    @Test
    void readsNoFolder() {
        assertRefused("scripts", "is not a regular file");
    }

    @Test
    void readsNothingHuge() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(root.resolve("images/huge").toFile(), "rw")) {
            file.setLength(SourceFiles.MAX_BYTES + 1L);
        }

        assertRefused("huge", "is larger than 64 MiB, the most that is read");
    }

    private void assertRefused(String path, String why) {
        assertThatIOException()
                .isThrownBy(() -> read(path))
                .withMessage("images/base.yaml: the file '" + path + "' " + why);
    }

    private byte[] read(String path) throws IOException {
        return new FolderFiles(root).read(DOCUMENT, "images", path);
    }
}
