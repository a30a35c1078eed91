package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import java.util.Optional;

/** Makes the machine, or finds the one that an earlier attempt has made. */
final class CreateMachine implements PhaseWork {
    @Override
    public void run(Attempt attempt) throws HypervisorException, InterruptedException {
        MachineSpec spec = attempt.plan().machine();
        boolean maybeThere = attempt.state().last(Fact.MachineIntended.class).isPresent();
        if (!maybeThere) {
            attempt.record(new Fact.MachineIntended(spec.name()));
        }
        Optional<Machine> found = maybeThere ? attempt.hypervisor().find(spec) : Optional.empty();
        Machine machine = found.isPresent() ? found.get() : attempt.hypervisor().create(spec);
        attempt.record(new Fact.MachineCreated(machine));
        attempt.log().line((found.isPresent() ? "Found " : "Created ") + machine.name() + " (" + machine.id() + ")");
    }
}
