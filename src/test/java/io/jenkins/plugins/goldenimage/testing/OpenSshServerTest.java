package io.jenkins.plugins.goldenimage.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSshServerTest {

    @TempDir
    Path directory;

    @BeforeEach
    void assumeServer() {
        TestServers.assumeOpenSsh();
    }

    @Test
    void letsTheUserInWithTheKey() throws IOException {
        try (OpenSshServer server = OpenSshServer.start()) {
            Path key = directory.resolve("key");
            Files.createFile(
                    key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, server.privateKeyPem());
            CommandLine.Result result = CommandLine.run(
                    null,
                    Map.of(),
                    "",
                    List.of(
                            "ssh", "-F", "none",
                            "-i", key.toString(),
                            "-p", Integer.toString(server.port()),
                            "-o", "BatchMode=yes",
                            "-o", "StrictHostKeyChecking=accept-new",
                            "-o", "UserKnownHostsFile=" + directory.resolve("known_hosts"),
                            server.user() + "@" + server.host(),
                            "id -un; pwd"));
            assertThat(result.output()).endsWith("gi-guest\n/var/lib/gi-guest\n");
            assertThat(result.exitCode()).isZero();
            assertThat(CommandLine.check("", "ssh-keygen", "-l", "-f", directory.resolve("known_hosts").toString()))
                    .contains(server.hostKeyFingerprint());
        }
    }

    @Test
    void letsTheUserInWithThePassword() throws IOException {
        try (OpenSshServer server = OpenSshServer.start();
                SshClient client = SshClient.setUpDefaultClient()) {
            client.start();
            try (ClientSession session = client.connect(server.user(), server.host(), server.port())
                    .verify()
                    .getSession()) {
                session.addPasswordIdentity(server.password());
                session.auth().verify();
                assertThat(session.executeRemoteCommand("echo $HOME", null, StandardCharsets.UTF_8))
                        .isEqualTo("/var/lib/gi-guest\n");
            }
        }
    }
}
