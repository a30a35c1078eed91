package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SSH library and we log on the finest level, and what exceptions say. */
class SshSecrecyTest {
    private static final String WORKSPACE = "ssh-secrecy-test";
    private static final String PASSWORD = "pw-4f1c90";
    private static final String SCRIPT_SECRET = "script-77aa31";
    private static final String VALUE = "value-c0ffee5";

    /** How the library writes bytes, in parts in which no search for a secret would find it. */
    private static final Predicate<String> CONTENT = line -> line.contains("[chunk #");

    @TempDir
    Path directory;

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("");
    private final List<Handler> usual = List.of(root.getHandlers());
    private final Level usualLevel = root.getLevel();

    @BeforeEach
    void record() {
        usual.forEach(root::removeHandler);
        root.addHandler(new Recorder());
        root.setLevel(Level.ALL);
    }

    @AfterEach
    void stopRecording() {
        List.of(root.getHandlers()).forEach(root::removeHandler);
        usual.forEach(root::addHandler);
        root.setLevel(usualLevel);
        StepsInThisMachine.end(WORKSPACE);
    }

    @Test
    void logsNoPasswordOnTheFinestLevel() {
        try (RealSshServer server = RealSshServer.start(directory, "PasswordAuthentication yes");
                SshConnector connector = new SshConnector()) {
            Login login = new Login.Password(System.getProperty("user.name"), PASSWORD);

            String failure = trace(catchThrowable(() -> connector.connect(server.endpoint(login))));

            assertThat(failure).contains("refused the password");
            assertHidden(failure, PASSWORD);
        }
        assertLoggedNot(PASSWORD);
    }

    @Test
    void logsNoKeyAndNoStepOnTheFinestLevel() throws Exception {
        try (RealSshServer server = RealSshServer.start(directory);
                SshConnector connector = new SshConnector();
                Guest guest = connector.connect(server.endpoint(new Login.PrivateKey(
                        System.getProperty("user.name"), server.letIn("locked", "ed25519", PASSWORD), PASSWORD)))) {
            DetachedStep step = new DetachedStep(
                    WORKSPACE, "step", "echo " + SCRIPT_SECRET, Map.of("TOKEN", VALUE), Duration.ofSeconds(20), false);

            guest.run(step, 0, (bytes, end) -> {});

            assertThat(step.toString()).doesNotContain(SCRIPT_SECRET, VALUE);
        }
        assertLoggedNot(PASSWORD);
        assertLoggedNot(SCRIPT_SECRET);
        assertLoggedNot(VALUE);
    }

    /** A key without a passphrase is wholly in the open once it is read; the formats have parsers of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"RFC4716", "PKCS8", "PEM"})
    void logsNoContentOfAKeyOnTheFinestLevel(String format) throws Exception {
        Path file = directory.resolve("ecdsa");
        RealSshServer.run(List.of("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-m", format, "-f", file.toString()));

        assertThat(PrivateKeyReader.read(Files.readString(file), null)).isPresent();

        assertThat(logged).noneMatch(CONTENT);
    }

    private void assertLoggedNot(String secret) {
        assertThat(logged).as("the library's log is recorded").anyMatch(line -> line.contains("SSH_MSG_USERAUTH"));
        assertThat(logged).as("contents of packets or keys").noneMatch(CONTENT);
        String all = String.join("\n", logged);
        assertHidden(all, secret);
    }

    /** Without printing the text, which is long. */
    private static void assertHidden(String text, String secret) {
        assertThat(text.contains(secret)).as("secret in plain text").isFalse();
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private final class Recorder extends Handler {
        Recorder() {
            setLevel(Level.ALL);
            setFormatter(new SimpleFormatter());
        }

        @Override
        public void publish(LogRecord record) {
            // Newer Java versions log what the tests themselves start: ssh-keygen, with its passphrase.
            if (!"java.lang.ProcessBuilder".equals(record.getLoggerName())) {
                logged.add(getFormatter().format(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
