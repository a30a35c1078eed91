package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import io.jenkins.plugins.goldenimage.hypervisor.Finding;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.hypervisor.ServerInfo;
import java.util.List;
import java.util.Optional;

/** A platform whose every call passes the fence, and is tried again where that can help. Logging out is its owner's. */
final class GuardedHypervisor implements Hypervisor {
    private final Hypervisor hypervisor;
    private final Retry retry;
    private final Fence fence;

    GuardedHypervisor(Hypervisor hypervisor, Retry retry, Fence fence) {
        this.hypervisor = hypervisor;
        this.retry = retry;
        this.fence = fence;
    }

    private interface Action {
        void run() throws HypervisorException, InterruptedException;
    }

    private void run(Action action) throws HypervisorException, InterruptedException {
        retry.call(() -> {
            action.run();
            return null;
        });
    }

    @Override
    public ServerInfo describe() throws HypervisorException, InterruptedException {
        return retry.call(hypervisor::describe);
    }

    @Override
    public List<Finding> check(MachineSpec spec) throws HypervisorException, InterruptedException {
        return retry.call(() -> hypervisor.check(spec));
    }

    @Override
    public Optional<Machine> find(MachineSpec spec) throws HypervisorException, InterruptedException {
        return retry.call(() -> hypervisor.find(spec));
    }

    @Override
    public Machine create(MachineSpec spec) throws HypervisorException, InterruptedException {
        return retry.call(() -> hypervisor.create(spec));
    }

    @Override
    public void powerOn(Machine machine) throws HypervisorException, InterruptedException {
        run(() -> hypervisor.powerOn(machine));
    }

    @Override
    public void shutDownGuest(Machine machine) throws HypervisorException, InterruptedException {
        run(() -> hypervisor.shutDownGuest(machine));
    }

    @Override
    public void powerOff(Machine machine) throws HypervisorException, InterruptedException {
        run(() -> hypervisor.powerOff(machine));
    }

    @Override
    public PublishedImage publish(Machine machine, MachineSpec spec) throws HypervisorException, InterruptedException {
        return retry.call(() -> hypervisor.publish(machine, spec));
    }

    @Override
    public void destroy(Machine machine) throws HypervisorException, InterruptedException {
        run(() -> hypervisor.destroy(machine));
    }

    @Override
    public MachineWatch watch(Machine machine) {
        return new GuardedWatch(() -> hypervisor.watch(machine), retry, fence);
    }

    @Override
    public Optional<GuestConnector> guests() {
        return hypervisor.guests();
    }

    @Override
    public void close() {
        // The session is shared; whoever opened it closes it.
    }
}
