package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** The threads of one session. None of them keeps a Java process from ending. */
final class SessionThreads implements AutoCloseable {
    /** One job may hang in the network without keeping the other kind of job from running. */
    private static final int BACKGROUND_THREADS = 2;

    private final ThreadFactory factory;
    private final ExecutorService network;
    private final ScheduledExecutorService background;

    /** For a session on the connection of this name. */
    SessionThreads(String connection) {
        this.factory = task -> {
            Thread thread = new Thread(task, "Golden Image vSphere " + connection);
            thread.setDaemon(true);
            return thread;
        };
        this.network = Executors.newCachedThreadPool(factory);
        this.background = Executors.newScheduledThreadPool(BACKGROUND_THREADS, factory);
    }

    /** Waits for answers; threads exist as calls do. */
    ExecutorService network() {
        return network;
    }

    /** Short jobs that no caller waits for. */
    ScheduledExecutorService background() {
        return background;
    }

    /** A thread that is not started yet. */
    Thread newThread(Runnable task) {
        return factory.newThread(task);
    }

    /** Ends the background jobs, so that nothing is sent after a log-out. */
    void endBackground() {
        background.shutdownNow();
    }

    /** Interrupts them all. */
    @Override
    public void close() {
        background.shutdownNow();
        network.shutdownNow();
    }
}
