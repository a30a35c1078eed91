package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Waiting for a machine within the time of the running phase, which goes on over restarts. */
final class Waiting {
    private Waiting() {}

    /**
     * Waits for a state.
     *
     * @return empty when the phase's time is over
     * @throws BuildFailure when the machine is gone
     */
    static Optional<MachineState> forState(
            Attempt attempt, MachineWatch watch, Predicate<MachineState> condition, Duration timeout)
            throws BuildFailure, HypervisorException, InterruptedException {
        Phase phase = attempt.log().phase();
        Optional<MachineState> state = watch.await(
                condition.or(now -> now.power() == PowerState.GONE), left(attempt, timeout));
        if (state.isPresent() && state.get().power() == PowerState.GONE) {
            throw new BuildFailure(new Failure(
                    phase,
                    "not-found",
                    "The machine " + attempt.machine().name() + " does not exist any more",
                    "Find out who has removed it, and build again"));
        }
        return state;
    }

    /** What is left of a time-out that began with the running phase, in whichever attempt that was. */
    static Duration left(Attempt attempt, Duration timeout) {
        return attempt.left(timeout, new Fact.PhaseStarted(attempt.log().phase()));
    }

    /** A duration for people. */
    static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT).replaceAll("(?<=[hm])(?=\\d)", " ");
    }
}
