package io.jenkins.plugins.goldenimage.build;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends an attempt's reports, which keeps its lease, and watches the lease while a report is under way. */
final class Reporter implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final int LINES = 1_000;
    /** So many reports could get lost before a lease does. */
    private static final int REPORTS_IN_A_LEASE = 6;

    private final ControlPlane controlPlane;
    private final Fence fence;
    private final AttemptLog log;
    private final int attempt;
    private final long leaseNanos;
    private final ScheduledExecutorService threads;
    private long lastReport = System.nanoTime();

    Reporter(Assignment assignment, ControlPlane controlPlane, Fence fence, AttemptLog log) {
        this.controlPlane = controlPlane;
        this.fence = fence;
        this.log = log;
        this.attempt = assignment.attempt();
        this.leaseNanos = assignment.lease().toNanos();
        // Two threads: a report that hangs must not keep the lease from being watched.
        threads = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "Reports of " + assignment.plan().key());
            thread.setDaemon(true);
            return thread;
        });
        threads.scheduleWithFixedDelay(this::reportWhenDue, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(fence::checkLease, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void reportWhenDue() {
        flush();
        if (!fence.isLost() && System.nanoTime() - lastReport > leaseNanos / REPORTS_IN_A_LEASE) {
            report();
        }
    }

    private synchronized void flush() {
        while (!fence.isLost() && !log.isEmpty()) {
            report();
        }
    }

    private synchronized void report() {
        long asked = System.nanoTime();
        try {
            fence.obey(controlPlane.report(log.drain(attempt, LINES)), asked);
            lastReport = asked;
        } catch (IOException | RuntimeException e) {
            // Whatever it was: who can't be heard must not go on.
            fence.lose();
        }
    }

    /** Sends what is pending, and ends; a control plane that does not answer is not waited for longer than the lease. */
    @Override
    public void close() throws InterruptedException {
        threads.execute(this::flush);
        threads.shutdown();
        try {
            if (fence.isLost() || !threads.awaitTermination(leaseNanos, TimeUnit.NANOSECONDS)) {
                fence.lose();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
