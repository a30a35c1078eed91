package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Decides, here alone, whether a failed platform call is tried again, and when. */
final class Retry {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Set<Reason> PASSING = EnumSet.of(Reason.TRANSIENT, Reason.BUSY);
    /** Once an endpoint has answered, its settings are right, and not reaching it is a matter of time. */
    private static final Set<Reason> PASSING_ONCE_REACHED = EnumSet.of(Reason.TRANSIENT, Reason.BUSY, Reason.NETWORK);

    private final Fence fence;
    private final AttemptLog log;
    private Duration patience;
    private Set<Reason> passing;

    /** A call to a platform. */
    interface Call<T> {
        T run() throws HypervisorException, InterruptedException;
    }

    /**
     * A retry that tries for so long.
     *
     * @param reached whether the endpoint has answered this build before
     */
    Retry(Fence fence, AttemptLog log, Duration patience, boolean reached) {
        this.fence = fence;
        this.log = log;
        this.patience = patience;
        this.passing = reached ? PASSING_ONCE_REACHED : PASSING;
    }

    /** From here on calls are tried no longer than this. */
    void limit(Duration atMost) {
        patience = patience.compareTo(atMost) < 0 ? patience : atMost;
    }

    <T> T call(Call<T> call) throws HypervisorException, InterruptedException {
        long begin = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            fence.pass();
            try {
                T result = call.run();
                passing = PASSING_ONCE_REACHED;
                return result;
            } catch (HypervisorException e) {
                Duration spent = Duration.ofNanos(System.nanoTime() - begin).plus(pause);
                if (!passing.contains(e.reason()) || spent.compareTo(patience) > 0) {
                    throw e;
                }
                log.line(e.getMessage() + "; trying again in " + pause.toMillis() + " ms");
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        fence.whileWaiting(() -> {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return null;
        });
    }
}
