package io.jenkins.plugins.goldenimage.guest;

import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** OpenSSH of this machine on a free port, with keys of its own. Whoever runs the tests logs in. */
final class RealSshServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    /** Ends the server when the tests end, however they do. */
    private static final String WITH_STANDARD_INPUT = "\"$@\" & server=$!; cat; kill -KILL $server";

    private final Path directory;
    private final int port;
    private final Process process;

    private RealSshServer(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** Skips the calling tests where OpenSSH's server is not installed. */
    static RealSshServer start(Path directory, String... settings) {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "needs " + PROGRAM + " (package openssh-server)");
        try {
            if (isRoot()) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            generateKey(directory.resolve("host"), "ed25519", "");
            generateKey(directory.resolve("user"), "ed25519", "");
            Files.copy(directory.resolve("user.pub"), directory.resolve("authorized"));
            int port = freePort();
            List<String> lines = new ArrayList<>(List.of(settings));
            lines.addAll(List.of(
                    "ListenAddress 127.0.0.1:" + port,
                    "HostKey " + directory.resolve("host"),
                    "AuthorizedKeysFile " + directory.resolve("authorized"),
                    "StrictModes no",
                    "UsePAM no",
                    "PasswordAuthentication no",
                    "KbdInteractiveAuthentication no",
                    "PermitRootLogin yes",
                    "MaxStartups 100",
                    // Makes bash skip ~/.bashrc: what somebody has there is not under test, and may take its time.
                    "SetEnv SHLVL=1",
                    "PidFile none"));
            Path configuration = Files.write(directory.resolve("sshd_config"), lines);
            Process process = new ProcessBuilder(
                            "sh", "-c", WITH_STANDARD_INPUT, "sh",
                            PROGRAM.toString(), "-D", "-e", "-f", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("sshd.log").toFile())
                    .start();
            RealSshServer server = new RealSshServer(directory, port, process);
            Awaitility.await("sshd listens").atMost(10, TimeUnit.SECONDS).until(server::listens);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GuestEndpoint endpoint(Login login) {
        return new GuestEndpoint("127.0.0.1", port, login, null);
    }

    /** The endpoint with a key that is let in. */
    GuestEndpoint endpoint() {
        return endpoint(new Login.PrivateKey(System.getProperty("user.name"), read("user"), null));
    }

    int port() {
        return port;
    }

    String log() {
        return read("sshd.log");
    }

    /** Makes a key that is let in, and gives its private half. */
    String letIn(String name, String type, String passphrase) throws IOException {
        generateKey(directory.resolve(name), type, passphrase);
        letIn(read(name + ".pub"));
        return read(name);
    }

    /** Lets a public key in: a line as in {@code authorized_keys}. */
    void letIn(String line) throws IOException {
        Files.writeString(directory.resolve("authorized"), line, StandardOpenOption.APPEND);
    }

    /** Kills what serves the open connections, as a network that goes away; the steps are left alone. */
    void cutConnections() {
        process.children()
                .filter(RealSshServer::isServer)
                .flatMap(ProcessHandle::descendants)
                .filter(RealSshServer::isServer)
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        cutConnections();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.onExit().join();
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info().command().orElse("").contains("sshd");
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static void generateKey(Path file, String type, String passphrase) throws IOException {
        run(List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-f", file.toString()));
    }

    static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command.get(0) + ": " + output);
        }
        return output;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("sshd ended: " + log());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
