package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import java.util.Optional;

/** Removes whatever must not stay when the build has been decided. */
final class CleanUp implements PhaseWork {
    @Override
    public void run(Attempt attempt) throws HypervisorException, InterruptedException {
        BuildState state = attempt.state();
        MachineSpec spec = attempt.plan().machine();
        if (state.decided().filter(Result.SUCCESS::equals).isEmpty() && state.owesCleanUp()) {
            if (attempt.plan().keepOnFailure() && state.last(Fact.Failed.class).isPresent()) {
                attempt.log().line("The machine " + spec.name() + " is kept, as the build asked for");
            } else {
                remove(attempt, spec);
            }
        }
        attempt.record(new Fact.CleanedUp());
    }

    private static void remove(Attempt attempt, MachineSpec spec) throws HypervisorException, InterruptedException {
        // By its ID where that is known: somebody may have renamed or moved it.
        Optional<Machine> created =
                attempt.state().last(Fact.MachineCreated.class).map(Fact.MachineCreated::machine);
        Optional<Machine> machine = created.isPresent() ? created : attempt.hypervisor().find(spec);
        if (machine.isPresent()) {
            attempt.hypervisor().destroy(machine.get());
            attempt.log().line("Removed " + machine.get().name() + " (" + machine.get().id() + ")");
        }
    }
}
