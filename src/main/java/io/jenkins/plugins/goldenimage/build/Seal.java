package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import java.time.Duration;
import java.util.Optional;

/** Shuts the guest down, and cuts the power if it does not. */
final class Seal implements PhaseWork {
    private static final Duration POWER_CUT = Duration.ofMinutes(2);

    @Override
    public void run(Attempt attempt) throws BuildFailure, HypervisorException, InterruptedException {
        Duration timeout = attempt.plan().timeouts().shutdown();
        try (MachineWatch watch = attempt.hypervisor().watch(attempt.machine())) {
            Optional<MachineState> first = Waiting.forState(attempt, watch, state -> true, timeout);
            if (first.isPresent() && first.get().power() == PowerState.OFF) {
                return;
            }
            attempt.hypervisor().shutDownGuest(attempt.machine());
            if (off(attempt, watch, timeout)) {
                attempt.log().line("The guest has shut down");
                return;
            }
            attempt.log().line("The guest has not shut down within " + Waiting.words(timeout) + "; its power is cut");
            attempt.hypervisor().powerOff(attempt.machine());
            if (!off(attempt, watch, timeout.plus(POWER_CUT))) {
                throw new BuildFailure(new Failure(
                        Phase.SEAL,
                        "time-out",
                        attempt.machine().name() + " still runs after its power was cut",
                        "Look at the machine's events on the platform"));
            }
        }
    }

    private static boolean off(Attempt attempt, MachineWatch watch, Duration timeout)
            throws BuildFailure, HypervisorException, InterruptedException {
        return Waiting.forState(attempt, watch, state -> state.power() == PowerState.OFF, timeout)
                .isPresent();
    }
}
