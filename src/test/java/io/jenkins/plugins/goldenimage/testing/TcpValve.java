package io.jenkins.plugins.goldenimage.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a TCP port of this machine that can be shut, as by a firewall that drops everything, and be cut. */
public final class TcpValve implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private boolean shut;
    private int held;

    private TcpValve(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    public static TcpValve to(int target) {
        try {
            TcpValve valve = new TcpValve(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            start(valve::accept);
            return valve;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on nothing passes, and nobody is told. */
    public synchronized void shut() {
        shut = true;
        held = 0;
    }

    /** Lets pass what was held, and all that comes. */
    public synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** Ends all connections. */
    public void cut() {
        sockets.forEach(TcpValve::close);
        sockets.clear();
    }

    /** Returns as soon as something is held. */
    public void awaitHeld() {
        await("something at the valve").atMost(Duration.ofSeconds(60)).until(() -> held() > 0);
    }

    private synchronized int held() {
        return held;
    }

    @Override
    public void close() {
        close(listener);
        cut();
        open();
    }

    private void accept() throws IOException, InterruptedException {
        while (true) {
            Socket client = listener.accept();
            sockets.add(client);
            start(() -> {
                pass();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(server);
                start(() -> copy(client, server));
                copy(server, client);
            });
        }
    }

    private void copy(Socket from, Socket to) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                pass();
                out.write(bytes, 0, length);
            }
        }
    }

    private synchronized void pass() throws InterruptedException {
        if (shut) {
            held++;
        }
        while (shut) {
            wait();
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // One of the two has gone, which the other learns when both sockets are closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
