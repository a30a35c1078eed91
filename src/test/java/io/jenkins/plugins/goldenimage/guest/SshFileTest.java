package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Putting files into a guest. */
class SshFileTest {
    @TempDir
    static Path server;

    @TempDir
    Path directory;

    private static RealSshServer ssh;
    private static SshConnector connector;

    private Guest guest;

    @BeforeAll
    static void start() {
        ssh = RealSshServer.start(server);
        connector = new SshConnector();
    }

    @AfterAll
    static void stop() {
        connector.close();
        ssh.close();
    }

    @BeforeEach
    void connect() throws Exception {
        guest = connector.connect(ssh.endpoint());
    }

    @AfterEach
    void disconnect() {
        guest.close();
    }

    @Test
    void writesAllBytes() throws Exception {
        byte[] content = new byte[5_000_000];
        new Random(1).nextBytes(content);
        Path target = directory.resolve("target");

        guest.put(Files.write(directory.resolve("source"), content), target.toString(), "0644");

        assertThat(target).hasBinaryContent(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a file", "it's", "-f", "a$(id)b", "müßig"})
    void takesAnyName(String name) throws Exception {
        guest.put(source("hello"), directory.resolve(name).toString(), "0644");

        assertThat(directory.resolve(name)).hasContent("hello");
    }

    @Test
    void setsTheMode() throws Exception {
        guest.put(source("hello"), directory.resolve("target").toString(), "0751");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("target"))))
                .isEqualTo("rwxr-x--x");
    }

    @Test
    void makesMissingFolders() throws Exception {
        guest.put(source("hello"), directory.resolve("a/b/target").toString(), "0644");

        assertThat(directory.resolve("a/b/target")).hasContent("hello");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a/b"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void replacesAFileAndLeavesNothingBesideIt() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.writeString(folder.resolve("target"), "old");

        guest.put(source("new"), folder.resolve("target").toString(), "0644");

        assertThat(folder.resolve("target")).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("target");
    }

    @Test
    void writesAnEmptyFile() throws Exception {
        guest.put(source(""), directory.resolve("target").toString(), "0644");

        assertThat(directory.resolve("target")).isEmptyFile();
    }

    @Test
    void refusesToReplaceAFolder() throws Exception {
        assertThat(failure(directory.toString()))
                .hasMessageContaining("Writing " + directory)
                .hasMessageContaining(directory + " is a folder");
    }

    @Test
    void saysWhatTheGuestSays() {
        assertThat(failure("/proc/golden-image/target"))
                .hasMessageContaining("Writing /proc/golden-image/target")
                .hasMessageContaining("/proc/golden-image");
    }

    private GuestException failure(String path) {
        GuestException failure =
                catchThrowableOfType(GuestException.class, () -> guest.put(source("hello"), path, "0644"));
        assertThat(failure.reason()).isEqualTo(GuestException.Reason.UNUSABLE);
        return failure;
    }

    private Path source(String content) throws Exception {
        return Files.writeString(directory.resolve("source"), content);
    }
}
