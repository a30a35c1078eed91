package io.jenkins.plugins.goldenimage.build;

import java.time.Duration;

/**
 * Stands between an attempt and everything that it could do to the world. An attempt that has lost its build is
 * interrupted wherever it is and passes here no more. One that shall end is interrupted only while it waits, so that no
 * call to the platform is left half done; it passes again to clean up.
 *
 * <p>Made by the engine's thread for itself; the other methods may be called by any thread.
 */
public final class Fence {
    /** Something that takes long. */
    @FunctionalInterface
    public interface Wait<T, X extends Exception> {
        /** Waits. */
        T run() throws X, InterruptedException;
    }

    private final Thread engine = Thread.currentThread();
    private final long leaseNanos;
    private long leaseEnd;
    private boolean waiting;
    private boolean aborted;
    private boolean cleaning;
    private boolean lost;
    private boolean over;

    /** A fence whose lease begins now. */
    public Fence(Duration lease) {
        leaseNanos = lease.toNanos();
        leaseEnd = System.nanoTime() + leaseNanos;
    }

    /**
     * Takes an order.
     *
     * @param asked {@link System#nanoTime()} when the call that brought the order was sent: the control plane counts the
     *     lease from later
     */
    public synchronized void obey(Order order, long asked) {
        if (order == Order.SUPERSEDED) {
            lose();
            return;
        }
        leaseEnd = asked + leaseNanos;
        if (order == Order.ABORT && !aborted) {
            aborted = true;
            if (waiting && !cleaning) {
                engine.interrupt();
            }
        }
    }

    /** The build is another's now, or nobody knows: stop at once. */
    public synchronized void lose() {
        if (!lost) {
            lost = true;
            if (!over) {
                engine.interrupt();
            }
        }
    }

    /** Stops the attempt if its lease has run out. */
    public synchronized void checkLease() {
        if (System.nanoTime() - leaseEnd > 0) {
            lose();
        }
    }

    /**
     * The attempt is over: no interrupt comes from here any more, and one that has come does not hit what the engine's
     * thread does next. Called by that thread.
     */
    public synchronized void end() {
        over = true;
        if (lost) {
            Thread.interrupted();
        }
    }

    /** From here on an abort changes nothing any more. */
    public synchronized void beginCleaning() {
        cleaning = true;
    }

    /** Whether the attempt has lost its build. */
    public synchronized boolean isLost() {
        return lost;
    }

    /** Whether the attempt shall end; it may have cleaning up to do. */
    public synchronized boolean isAborted() {
        return aborted;
    }

    /** Throws if the engine must not go on. */
    public synchronized void pass() throws InterruptedException {
        checkLease();
        if (lost) {
            throw new InterruptedException("Another attempt has the build");
        }
        if (aborted && !cleaning) {
            throw new InterruptedException("The build was stopped");
        }
    }

    /** Runs something that changes nothing while it takes long, and that an abort may interrupt at any time. */
    public <T, X extends Exception> T whileWaiting(Wait<T, X> wait) throws X, InterruptedException {
        beginWaiting();
        try {
            return wait.run();
        } finally {
            endWaiting();
        }
    }

    private synchronized void beginWaiting() throws InterruptedException {
        pass();
        waiting = true;
    }

    private synchronized void endWaiting() {
        waiting = false;
        if (!lost && aborted) {
            // The interrupt may have come after the wait was over; it must not hit the clean-up.
            Thread.interrupted();
        }
    }
}
