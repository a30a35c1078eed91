package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.goldenimage.guest.GuestException.Reason;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reaching a guest: host keys, and peers that don't do what they should. */
class SshConnectionTest {
    private static final SshTimes SHORT = new SshTimes(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(10));
    private static final Login ANYBODY = new Login.Password("deploy", "not-a-real-one");

    @TempDir
    static Path directory;

    private static RealSshServer server;
    private static SshConnector patient;
    private static SshConnector hasty;

    @BeforeAll
    static void start() {
        server = RealSshServer.start(directory);
        patient = new SshConnector();
        hasty = new SshConnector(SHORT);
    }

    @AfterAll
    static void stop() {
        patient.close();
        hasty.close();
        server.close();
    }

    @Test
    void reportsTheHostKeyThatOpenSshReports() throws Exception {
        String line = RealSshServer.run(
                List.of("ssh-keygen", "-l", "-f", directory.resolve("host.pub").toString()));

        try (Guest guest = patient.connect(server.endpoint())) {
            assertThat(line).contains(" " + guest.hostKey() + " ");
        }
    }

    @Test
    void connectsToThePinnedHostKey() throws Exception {
        String hostKey;
        try (Guest guest = patient.connect(server.endpoint())) {
            hostKey = guest.hostKey();
        }

        patient.connect(pinned(hostKey)).close();
    }

    @Test
    void refusesAnotherHostKeyBeforeTheLogin() {
        long logins = serverLines("publickey");

        assertThat(failure(patient, pinned("SHA256:of-another-machine")))
                .hasMessageContaining("127.0.0.1:" + server.port() + " shows the host key SHA256:")
                .extracting(GuestException::reason)
                .isEqualTo(Reason.HOST_KEY);
        assertThat(serverLines("publickey")).isEqualTo(logins);
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port = RealSshServer.freePort();

        assertThat(failure(patient, new GuestEndpoint("127.0.0.1", port, ANYBODY, null)))
                .hasMessageStartingWith("127.0.0.1:" + port + " refuses connections; no SSH server listens there")
                .extracting(GuestException::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void saysThatAPeerNeverAnswers() throws Exception {
        try (ServerSocket silent = silentPeer()) {
            assertThat(failure(hasty, to(silent)))
                    .hasMessageContaining("accepts connections but does not answer as an SSH server within 1 s")
                    .extracting(GuestException::reason)
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void saysThatAConnectionIsNeverAccepted() {
        // 192.0.2.0/24 is for documentation: no answer, or none that says yes.
        assertThat(failure(hasty, new GuestEndpoint("192.0.2.1", 22, ANYBODY, null)))
                .hasMessageMatching("(?s).*192\\.0\\.2\\.1:22.*; .*")
                .extracting(GuestException::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void saysThatAPeerHangsUp() throws Exception {
        try (ServerSocket peer = silentPeer()) {
            CompletableFuture.runAsync(() -> {
                try {
                    peer.accept().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            assertThat(failure(patient, to(peer)))
                    .hasMessageContaining(":" + peer.getLocalPort() + " closed the connection before it greeted")
                    .extracting(GuestException::reason)
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void saysThatThereIsNoCommonAlgorithm(@TempDir Path own) {
        try (RealSshServer old = RealSshServer.start(own, "KexAlgorithms diffie-hellman-group1-sha1")) {
            assertThat(failure(patient, old.endpoint()))
                    .hasMessageContaining("no common SSH algorithms")
                    .extracting(GuestException::reason)
                    .isEqualTo(Reason.UNUSABLE);
        }
    }

    @Test
    void saysThatANameHasNoAddress() {
        assertThat(failure(patient, new GuestEndpoint("no-such-host.invalid", 22, ANYBODY, null)))
                .hasMessageContaining("no-such-host.invalid:22 has no address")
                .extracting(GuestException::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void interruptionEndsConnectingAtOnceAndLeavesNothingOpen() throws Exception {
        try (ServerSocket silent = silentPeer()) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread thread = new Thread(() -> {
                try {
                    patient.connect(to(silent));
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            thread.start();
            try (Socket accepted = silent.accept()) {
                assertThat(accepted.getInputStream().read()).as("start of the client's greeting").isPositive();
                thread.interrupt();
                thread.join(2000);

                assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
                accepted.setSoTimeout(2000);
                accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    @Test
    void noticesThatAPeerIsDead() throws Exception {
        SshTimes attentive = new SshTimes(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(300));
        try (FrozenConnection frozen = new FrozenConnection(server.port());
                SshConnector connector = new SshConnector(attentive);
                Guest guest = connector.connect(frozen.endpoint(server.endpoint()))) {
            DetachedStep step = new DetachedStep(
                    "ssh-dead-peer", "sleeps", "sleep 30", Map.of(), Duration.ofSeconds(20), false);
            CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                    GuestException.class, () -> guest.run(step, 0, (bytes, end) -> {})));
            await().until(() -> StepsInThisMachine.claimed("ssh-dead-peer", "sleeps", 1));
            frozen.freeze();

            await().atMost(Duration.ofSeconds(5)).until(failure::isDone);
            assertThat(failure.join()).hasMessageContaining("was lost");
        } finally {
            StepsInThisMachine.end("ssh-dead-peer");
        }
    }

    private static GuestEndpoint pinned(String hostKey) {
        GuestEndpoint endpoint = server.endpoint();
        return new GuestEndpoint(endpoint.host(), endpoint.port(), endpoint.login(), hostKey);
    }

    private static GuestEndpoint to(ServerSocket peer) {
        return new GuestEndpoint("127.0.0.1", peer.getLocalPort(), ANYBODY, null);
    }

    private static ServerSocket silentPeer() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static GuestException failure(SshConnector connector, GuestEndpoint endpoint) {
        return catchThrowableOfType(GuestException.class, () -> connector.connect(endpoint));
    }

    private static long serverLines(String word) {
        return server.log().lines().filter(line -> line.contains(word)).count();
    }
}
