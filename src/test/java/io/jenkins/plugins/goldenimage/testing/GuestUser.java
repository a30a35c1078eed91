package io.jenkins.plugins.goldenimage.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * The system user that tests log in as. It stays on the machine: its random password is in a file that only root
 * can read, so that all tests of the machine share it.
 */
record GuestUser(String name, String password) {

    private static final String NAME = "gi-guest";
    private static final Path HOME = Path.of("/var/lib/gi-guest");

    static synchronized GuestUser ensure() {
        try (FileChannel channel = FileChannel.open(
                        Path.of("/run/gi-guest.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!exists()) {
                CommandLine.check(
                        "",
                        "useradd", "--system", "--create-home",
                        "--home-dir", HOME.toString(),
                        "--shell", "/bin/bash",
                        NAME);
            }
            return new GuestUser(NAME, sharedPassword());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists() throws IOException {
        return Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(line -> line.startsWith(NAME + ":"));
    }

    private static String sharedPassword() throws IOException {
        Path file = Path.of(HOME + ".password");
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        String password = UUID.randomUUID().toString();
        CommandLine.check(NAME + ":" + password + "\n", "chpasswd");
        Path unfinished = Files.createTempFile(
                HOME.getParent(),
                NAME,
                ".password",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, password);
        Files.move(unfinished, file);
        return password;
    }
}
