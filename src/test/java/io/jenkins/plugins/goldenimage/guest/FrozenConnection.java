package io.jenkins.plugins.goldenimage.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a client and a server for one connection, and can stop passing bytes on without closing anything. */
final class FrozenConnection implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final int target;
    private Socket client;
    private Socket server;
    private volatile boolean frozen;

    FrozenConnection(int target) throws IOException {
        this.target = target;
        start(() -> {
            client = listener.accept();
            server = new Socket(InetAddress.getLoopbackAddress(), target);
            start(() -> pass(client.getInputStream(), server.getOutputStream()));
            pass(server.getInputStream(), client.getOutputStream());
        });
    }

    GuestEndpoint endpoint(GuestEndpoint real) {
        return new GuestEndpoint("127.0.0.1", listener.getLocalPort(), real.login(), real.hostKey());
    }

    void freeze() {
        frozen = true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        client.close();
        server.close();
    }

    private void pass(InputStream from, OutputStream to) throws IOException {
        byte[] bytes = new byte[8192];
        for (int length = from.read(bytes); length >= 0; length = from.read(bytes)) {
            if (!frozen) {
                to.write(bytes, 0, length);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Closed at the end of the test.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
