package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import java.time.Duration;

/** Pauses between attempts: each twice as long as the one before, until an attempt succeeds. Used by one thread. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final Duration giveUp;
    private Duration next;
    private long failingSince;

    /** With the first and the longest pause, and when to give up. */
    Backoff(Duration first, Duration longest, Duration giveUp) {
        this.first = first;
        this.longest = longest;
        this.giveUp = giveUp;
    }

    /** Waits; false when it has failed for too long. */
    boolean pause() throws InterruptedException {
        if (next == null) {
            next = first;
            failingSince = System.nanoTime();
        } else if (System.nanoTime() - failingSince > giveUp.toNanos()) {
            return false;
        }
        Thread.sleep(next.toMillis());
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return true;
    }

    /** An attempt has succeeded. */
    void reset() {
        next = null;
    }
}
