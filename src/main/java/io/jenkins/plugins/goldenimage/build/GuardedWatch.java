package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** A watch that is opened anew when it breaks, and that an abort may end. */
final class GuardedWatch implements MachineWatch {
    private final Retry.Call<MachineWatch> open;
    private final Retry retry;
    private final Fence fence;
    private MachineWatch watch;

    GuardedWatch(Retry.Call<MachineWatch> open, Retry retry, Fence fence) {
        this.open = open;
        this.retry = retry;
        this.fence = fence;
    }

    @Override
    public Optional<MachineState> await(Predicate<MachineState> condition, Duration atMost)
            throws HypervisorException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        return retry.call(() -> awaitOnce(condition, Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    }

    private Optional<MachineState> awaitOnce(Predicate<MachineState> condition, Duration atMost)
            throws HypervisorException, InterruptedException {
        if (watch == null) {
            watch = open.run();
        }
        try {
            return fence.whileWaiting(() -> watch.await(condition, atMost));
        } catch (HypervisorException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
