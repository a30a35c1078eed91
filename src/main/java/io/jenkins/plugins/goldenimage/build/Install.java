package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import java.time.Duration;

/** Starts the machine and waits until the installed system has an address. */
final class Install implements PhaseWork {
    @Override
    public void run(Attempt attempt) throws BuildFailure, HypervisorException, InterruptedException {
        Duration timeout = attempt.plan().timeouts().install();
        try (MachineWatch watch = attempt.hypervisor().watch(attempt.machine())) {
            MachineState first =
                    Waiting.forState(attempt, watch, state -> true, timeout).orElseThrow(() -> late(attempt));
            if (first.power() == PowerState.OFF) {
                attempt.hypervisor().powerOn(attempt.machine());
                attempt.log().line("Started " + attempt.machine().name());
                Waiting.forState(attempt, watch, state -> state.power() != PowerState.OFF, timeout)
                        .orElseThrow(() -> late(attempt));
            }
            MachineState ready = Waiting.forState(
                            attempt,
                            watch,
                            state -> !state.addresses().isEmpty() || state.power() == PowerState.OFF,
                            timeout)
                    .orElseThrow(() -> late(attempt));
            if (ready.power() == PowerState.OFF) {
                throw new BuildFailure(new Failure(
                        Phase.INSTALL,
                        "powered-off",
                        attempt.machine().name() + " was switched off during the installation",
                        "Look at the machine's console for what its installer says, and have the installation end with a"
                                + " restart"));
            }
            attempt.log().line("The guest has the address " + ready.addresses().get(0));
        }
    }

    private static BuildFailure late(Attempt attempt) {
        return new BuildFailure(new Failure(
                Phase.INSTALL,
                "time-out",
                attempt.machine().name() + " has reported no address within "
                        + Waiting.words(attempt.plan().timeouts().install()),
                "Look at the machine's console; check that the installation runs unattended, that the guest tools are"
                        + " installed, and that the network gives out addresses"));
    }
}
