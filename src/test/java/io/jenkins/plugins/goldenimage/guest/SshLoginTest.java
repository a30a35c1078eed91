package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.goldenimage.guest.GuestException.Reason;
import io.jenkins.plugins.goldenimage.secret.Login;
import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in to a real OpenSSH server. Passwords need an account whose password we know, which only root can make. */
class SshLoginTest {
    private static final String USER = System.getProperty("user.name");

    @TempDir
    static Path directory;

    private static RealSshServer server;
    /** Has a user with a password; null where we can't make one. */
    private static OpenSshServer account;

    private static SshConnector connector;

    @BeforeAll
    static void start() {
        server = RealSshServer.start(directory);
        connector = new SshConnector();
        if (RealSshServer.isRoot()) {
            account = OpenSshServer.start();
        }
    }

    @AfterAll
    static void stop() {
        connector.close();
        server.close();
        if (account != null) {
            account.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, ''", "ecdsa, ''", "ed25519, ''", "rsa, s3cret phrase", "ecdsa, s3cret phrase", "ed25519, s3cret phrase"
    })
    void logsInWithAnOpenSshKey(String type, String passphrase) throws Exception {
        String key = server.letIn("openssh-" + type + passphrase.length(), type, passphrase);

        assertLogsIn(new Login.PrivateKey(USER, key, passphrase.isEmpty() ? null : passphrase));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, PEM, ''",
        "ecdsa, PEM, ''",
        "rsa, PEM, s3cret",
        "rsa, PKCS8, ''",
        "ecdsa, PKCS8, ''",
        "rsa, PKCS8, s3cret",
        "ecdsa, PKCS8, s3cret"
    })
    void logsInWithAPemOrPkcs8Key(String type, String format, String passphrase) throws Exception {
        String name = "pem-" + type + format + passphrase.length();
        server.letIn(name, type, "");
        Path file = directory.resolve(name);
        RealSshServer.run(List.of(
                "ssh-keygen", "-q", "-p", "-P", "", "-N", passphrase, "-m", format, "-f", file.toString()));
        String key = Files.readString(file);
        assertThat(key).contains(format.equals("PEM") ? type.equals("rsa") ? "BEGIN RSA" : "BEGIN EC" : "PRIVATE KEY");

        assertLogsIn(new Login.PrivateKey(USER, key, passphrase.isEmpty() ? null : passphrase));
    }

    @Test
    void logsInWithAPkcs8Ed25519Key() throws Exception {
        Path file = directory.resolve("pkcs8-ed25519");
        RealSshServer.run(List.of("openssl", "genpkey", "-algorithm", "ed25519", "-out", file.toString()));
        String key = Files.readString(file);
        String publicKey = RealSshServer.run(List.of("openssl", "pkey", "-in", file.toString(), "-pubout"));
        // ssh-keygen does not read this format: the last 32 bytes of the public half are the key itself.
        byte[] encoded = Base64.getMimeDecoder().decode(publicKey.replaceAll("-----.*-----", ""));
        ByteBuffer line = ByteBuffer.allocate(4 + 11 + 4 + 32);
        line.putInt(11).put("ssh-ed25519".getBytes(StandardCharsets.US_ASCII));
        line.putInt(32).put(encoded, encoded.length - 32, 32);
        server.letIn("ssh-ed25519 " + Base64.getEncoder().encodeToString(line.array()) + "\n");

        assertLogsIn(new Login.PrivateKey(USER, key, null));
    }

    @Test
    void refusesAKeyThatIsNotLetIn() throws Exception {
        RealSshServer.generateKey(directory.resolve("stranger"), "ed25519", "");
        String key = Files.readString(directory.resolve("stranger"));

        assertThat(failure(server, new Login.PrivateKey(USER, key, null)))
                .hasMessageStartingWith(
                        USER + "@127.0.0.1:" + server.port() + " refused the private key of this login;")
                .extracting(GuestException::reason)
                .isEqualTo(Reason.LOGIN);
    }

    @Test
    void saysThatAPassphraseIsWrongWithoutConnecting() throws Exception {
        String key = server.letIn("locked", "ed25519", "right");

        assertThat(failure(server, new Login.PrivateKey(USER, key, "wrong")))
                .hasMessageContaining("can't be read with its passphrase")
                .hasNoCause();
    }

    @Test
    void saysThatAPassphraseIsMissing() throws Exception {
        String key = server.letIn("locked-too", "ed25519", "right");

        assertThat(failure(server, new Login.PrivateKey(USER, key, null)))
                .hasMessageContaining("can't be read with no passphrase");
    }

    @Test
    void saysThatAKeyIsNoKey() {
        assertThat(failure(server, new Login.PrivateKey(USER, "nonsense-that-is-secret", null)))
                .hasMessageContaining("can't be read")
                .hasMessageNotContaining("nonsense");
    }

    @Test
    void saysThatPasswordsAreNotAllowed() {
        assertThat(failure(server, new Login.Password(USER, "whatever")))
                .hasMessageContaining("does not accept a password as login; allow PasswordAuthentication")
                .extracting(GuestException::reason)
                .isEqualTo(Reason.LOGIN);
    }

    @Test
    void logsInWithAPassword() throws Exception {
        assumeTrue(account != null, "needs root");

        try (Guest guest = connector.connect(
                new GuestEndpoint(account.host(), account.port(), password(), account.hostKeyFingerprint()))) {
            assertThat(guest.hostKey()).isEqualTo(account.hostKeyFingerprint());
        }
    }

    @Test
    void refusesAWrongPasswordAfterOneTry(@TempDir Path own) {
        assumeTrue(account != null, "needs root");
        // The first of several settings counts.
        try (RealSshServer both = RealSshServer.start(
                own, "UsePAM yes", "PasswordAuthentication yes", "KbdInteractiveAuthentication yes")) {
            assertThat(failure(both, wrongPassword()))
                    .hasMessageContaining(account.user() + "@127.0.0.1:" + both.port()
                            + " refused the password of this login; check the credentials named in the operating"
                            + " system's login")
                    .extracting(GuestException::reason)
                    .isEqualTo(Reason.LOGIN);
            assertThat(both.log()).containsOnlyOnce("Failed password for");
        }
    }

    @Test
    void logsInWithAPasswordThroughKeyboardInteractive(@TempDir Path own) throws Exception {
        assumeTrue(account != null, "needs root");
        try (RealSshServer pam = RealSshServer.start(own, "UsePAM yes", "KbdInteractiveAuthentication yes")) {
            connector.connect(pam.endpoint(password())).close();

            assertThat(pam.log()).contains("Accepted keyboard-interactive/pam");
        }
    }

    @Test
    void refusesAWrongPasswordThroughKeyboardInteractive(@TempDir Path own) {
        assumeTrue(account != null, "needs root");
        try (RealSshServer pam = RealSshServer.start(own, "UsePAM yes", "KbdInteractiveAuthentication yes")) {
            assertThat(failure(pam, wrongPassword()))
                    .hasMessageContaining("refused the password of this login");
        }
    }

    @Test
    void findsItsOutputBehindWhatALoginShellPrints(@TempDir Path own) throws Exception {
        String noise = "ForceCommand echo; echo welcome; echo beware >&2; eval \"$SSH_ORIGINAL_COMMAND\"";
        StepOutput output = new StepOutput();
        try (RealSshServer loud = RealSshServer.start(own, noise);
                Guest guest = connector.connect(loud.endpoint())) {
            Duration timeout = Duration.ofSeconds(20);
            guest.run(new DetachedStep("ssh-noise", "step", "echo x", Map.of(), timeout, false), 0, output);
        } finally {
            StepsInThisMachine.end("ssh-noise");
        }

        assertThat(output.text()).isEqualTo("x\n");
    }

    @Test
    void saysThatACommandCanNotRun(@TempDir Path own) {
        String refusal = "ForceCommand echo 'this account is closed' >&2; exit 3";
        try (RealSshServer locked = RealSshServer.start(own, refusal)) {
            assertThat(catchThrowableOfType(GuestException.class, () -> connector.connect(locked.endpoint())))
                    .hasMessageContaining("A first command on " + USER + "@127.0.0.1:")
                    .hasMessageContaining(" failed (this account is closed)")
                    .extracting(GuestException::reason)
                    .isEqualTo(Reason.UNUSABLE);
        }
    }

    private static void assertLogsIn(Login login) throws Exception {
        try (Guest guest = connector.connect(server.endpoint(login))) {
            assertThat(guest.hostKey()).startsWith("SHA256:");
        }
    }

    private static Login password() {
        return new Login.Password(account.user(), account.password());
    }

    private static Login wrongPassword() {
        return new Login.Password(account.user(), "wrong-one");
    }

    private static GuestException failure(RealSshServer server, Login login) {
        return catchThrowableOfType(GuestException.class, () -> connector.connect(server.endpoint(login)));
    }
}
