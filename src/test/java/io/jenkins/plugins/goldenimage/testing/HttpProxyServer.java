package io.jenkins.plugins.goldenimage.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real HTTP proxy (tinyproxy) of this test's own. Tests ask {@link TestServers#assumeHttpProxy()} first. */
public final class HttpProxyServer implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path log;

    private HttpProxyServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** One that leads everybody everywhere. */
    public static HttpProxyServer start() {
        return start(List.of());
    }

    /** One that wants this login, by Basic. */
    public static HttpProxyServer start(String user, String password) {
        return start(List.of("BasicAuth " + user + " " + password));
    }

    /** One that leads to this port only. */
    public static HttpProxyServer leadingTo(int port) {
        return start(List.of("ConnectPort " + port));
    }

    private static HttpProxyServer start(List<String> settings) {
        try {
            Path directory = Files.createTempDirectory("golden-image-proxy-");
            Path log = directory.resolve("log");
            Path configuration = directory.resolve("tinyproxy.conf");
            int port = freePort();
            Files.writeString(
                    configuration,
                    """
                    Port %d
                    Listen 127.0.0.1
                    Timeout 60
                    LogLevel Connect
                    LogFile "%s"
                    %s
                    """
                            .formatted(port, log, String.join("\n", settings)));
            Process process = new ProcessBuilder("tinyproxy", "-d", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            HttpProxyServer server = new HttpProxyServer(process, port, log);
            await("the proxy").atMost(Duration.ofSeconds(20)).until(server::listens);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Where the tunnels led that it was asked for, such as {@code 127.0.0.1:40000}. */
    public List<String> tunnels() {
        try {
            return Files.readAllLines(log).stream()
                    .map(HttpProxyServer::tunnel)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> tunnel(String line) {
        int begin = line.indexOf(": CONNECT ");
        return begin < 0 ? Optional.empty() : Optional.of(line.substring(begin).split(" ")[2]);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
