package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.goldenimage.secret.Login;
import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Restarting a guest. Who logs in may not restart this machine; where it works, commands stand in for the real ones. */
class SshRestartTest {
    private final SshConnector connector = new SshConnector();
    private Path commands;

    @BeforeEach
    void makeCommands() throws Exception {
        TestServers.assumeOpenSsh();
        // Where the account of the guest can read and write.
        commands = Files.createTempDirectory(
                Path.of("/tmp"),
                "golden-image-commands",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(commands, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void remove() throws Exception {
        connector.close();
        try (var files = Files.list(commands)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(commands);
    }

    @Test
    void namesTheStartOfTheSystem() throws Exception {
        try (OpenSshServer server = OpenSshServer.start();
                Guest guest = connect(server)) {
            assertThat(guest.boot())
                    .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
        }
    }

    @Test
    void asksTheSystemAsRoot() throws Exception {
        command("sudo", "shift; echo sudo >> " + commands + "/calls; exec \"$@\"");
        command("systemctl", "echo systemctl \"$@\" >> " + commands + "/calls");
        try (OpenSshServer server = OpenSshServer.start("SetEnv PATH=" + commands + ":/usr/bin:/bin");
                Guest guest = connect(server)) {
            guest.restart();
        }

        assertThat(commands.resolve("calls")).hasContent("sudo\nsudo\nsystemctl reboot");
    }

    @Test
    void isContentWhenTheGuestIsGoneAtOnce() throws Exception {
        command("sudo", "shift; exec \"$@\"");
        command("systemctl", "kill -KILL $(cut -d ' ' -f 4 /proc/$PPID/stat)");
        try (OpenSshServer server = OpenSshServer.start("SetEnv PATH=" + commands + ":/usr/bin:/bin");
                Guest guest = connect(server)) {
            guest.restart();
        }
    }

    @Test
    void saysWhoMayRestart() throws Exception {
        try (OpenSshServer server = OpenSshServer.start();
                Guest guest = connect(server)) {
            assertThatExceptionOfType(GuestException.class)
                    .isThrownBy(guest::restart)
                    .withMessageContaining(
                            "only root, or an account that may use sudo without a password, can restart the guest")
                    .extracting(GuestException::reason)
                    .isEqualTo(GuestException.Reason.UNUSABLE);
        }
    }

    private Guest connect(OpenSshServer server) throws Exception {
        Login login = new Login.Password(server.user(), server.password());
        return connector.connect(new GuestEndpoint(server.host(), server.port(), login, null));
    }

    private void command(String name, String script) throws Exception {
        Path file = Files.writeString(commands.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
