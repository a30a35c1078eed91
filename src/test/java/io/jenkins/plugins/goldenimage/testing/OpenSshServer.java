package io.jenkins.plugins.goldenimage.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real OpenSSH server on loopback with keys and configuration of its own, which ends with the test. It stands
 * for the guest of a simulated machine. Tests ask {@link TestServers#assumeOpenSsh()} first.
 */
public final class OpenSshServer implements AutoCloseable {

    /** Ends the server and removes its keys when this process goes, however it goes. */
    private static final String WITH_STANDARD_INPUT =
            "directory=$0; \"$@\" 2>&1 & server=$!; cat > /dev/null; kill $server; rm -r \"$directory\"";

    private final Path directory;
    private final GuestUser guest;
    private final int port;
    private final Process process;

    private OpenSshServer(Path directory, GuestUser guest, int port, Process process) {
        this.directory = directory;
        this.guest = guest;
        this.port = port;
        this.process = process;
    }

    /** With these lines in its configuration, besides its own. */
    public static OpenSshServer start(String... settings) {
        return start(0, settings);
    }

    /** On a port of choice, such as the one of a server that was closed. */
    public static OpenSshServer start(int port, String... settings) {
        try {
            GuestUser guest = GuestUser.ensure();
            // The server reads the authorized keys as the user who logs in.
            Path directory = Files.createTempDirectory(
                    "openssh-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectories(Path.of("/run/sshd"));
            generateKey(directory.resolve("host_key"));
            generateKey(directory.resolve("user_key"));
            int used = port == 0 ? freePort() : port;
            Files.writeString(directory.resolve("sshd_config"), configuration(directory, guest, used, settings));
            Process process = new ProcessBuilder(
                            "sh", "-c", WITH_STANDARD_INPUT, directory.toString(),
                            CommandLine.find("sshd").orElseThrow().toString(),
                            "-D", "-e", "-f", directory.resolve("sshd_config").toString())
                    .redirectErrorStream(true)
                    .start();
            awaitListening(process);
            return new OpenSshServer(directory, guest, used, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String user() {
        return guest.name();
    }

    public String password() {
        return guest.password();
    }

    /** In OpenSSH's own format. */
    public String privateKeyPem() {
        return read("user_key");
    }

    /** One line as in {@code authorized_keys}. */
    public String publicKey() {
        return read("user_key.pub").strip();
    }

    /** {@code SHA256:} and the digest as {@code ssh} shows it. */
    public String hostKeyFingerprint() {
        return CommandLine.check("", "ssh-keygen", "-l", "-f", file("host_key.pub")).split(" ")[1];
    }

    /** Logins are allowed with this key too from now on. */
    public void authorize(String publicKey) {
        try {
            Files.writeString(
                    directory.resolve("authorized_keys"),
                    publicKey().strip() + "\n" + publicKey.strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections as a failing network would; what runs detached in the guest runs on. */
    public void cutConnections() {
        process.children()
                .filter(child -> child.info().command().orElse("").endsWith("sshd"))
                .flatMap(ProcessHandle::children)
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        cutConnections();
        try {
            process.getOutputStream().close(); // which ends the server
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(Path directory, GuestUser guest, int port, String... settings) throws IOException {
        Path authorized = directory.resolve("authorized_keys");
        Files.copy(directory.resolve("user_key.pub"), authorized);
        return String.join(
                "\n",
                List.of(
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + directory.resolve("host_key"),
                        "AuthorizedKeysFile " + authorized,
                        "AllowUsers " + guest.name(),
                        "PasswordAuthentication yes",
                        "KbdInteractiveAuthentication no",
                        "StrictModes no", // the temporary directory is not the user's
                        "UsePAM no",
                        "UseDNS no",
                        "PidFile none",
                        "PrintMotd no",
                        "MaxStartups 200",
                        "MaxSessions 200",
                        "Subsystem sftp internal-sftp",
                        String.join("\n", settings),
                        ""));
    }

    /** ECDSA is what every client knows without further libraries. */
    private static void generateKey(Path file) {
        CommandLine.check(
                "", "ssh-keygen", "-q", "-t", "ecdsa", "-b", "256", "-N", "", "-C", "", "-f", file.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process) throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            seen.append(line).append('\n');
            if (line.contains("Server listening on")) {
                drain(log);
                return;
            }
        }
        throw new IllegalStateException("sshd does not start:\n" + seen);
    }

    /** The server would stop at a full pipe. */
    private static void drain(BufferedReader log) {
        Thread reader = new Thread(() -> log.lines().forEach(line -> {}), "sshd log");
        reader.setDaemon(true);
        reader.start();
    }
}
