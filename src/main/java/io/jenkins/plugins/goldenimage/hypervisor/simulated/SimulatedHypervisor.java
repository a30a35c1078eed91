package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import io.jenkins.plugins.goldenimage.hypervisor.Finding;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.MachineStates;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.hypervisor.ServerInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A session on a {@link SimulatedWorld}. */
final class SimulatedHypervisor implements Hypervisor {
    private final SimulatedWorld world;
    private final SimulatedConnection connection;
    private final String user;
    private final MachineStates states = new MachineStates();

    SimulatedHypervisor(SimulatedWorld world, SimulatedConnection connection, String user) {
        this.world = world;
        this.connection = connection;
        this.user = user;
        world.observe(states);
    }

    private <T> T call(String name, SimulatedWorld.Call<T> call) throws HypervisorException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(connection.latency().toMillis());
        return world.call(name, call);
    }

    @Override
    public ServerInfo describe() throws HypervisorException, InterruptedException {
        return call("describe", () -> new ServerInfo("Simulated platform", "1", user));
    }

    @Override
    public List<Finding> check(MachineSpec spec) throws HypervisorException, InterruptedException {
        return call("check", () -> world.find(machine -> machine.name().equals(spec.name())
                        && !machine.key().equals(spec.key()))
                .map(taken -> new Finding(spec.name(), "the name is taken", "Build another version, or remove it"))
                .stream()
                .toList());
    }

    @Override
    public Optional<Machine> find(MachineSpec spec) throws HypervisorException, InterruptedException {
        return call("find", () -> world.find(machine -> machine.key().equals(spec.key()))
                .map(machine -> new Machine(machine.id(), machine.name())));
    }

    @Override
    public Machine create(MachineSpec spec) throws HypervisorException, InterruptedException {
        SimulatedBuilder builder = SimulatedBuilder.class.cast(spec.builder());
        return call("create", () -> world.add(builder, spec.name(), spec.key()));
    }

    @Override
    public void powerOn(Machine machine) throws HypervisorException, InterruptedException {
        call("powerOn", () -> {
            world.powerOn(machine.id());
            return null;
        });
    }

    @Override
    public void shutDownGuest(Machine machine) throws HypervisorException, InterruptedException {
        call("shutDownGuest", () -> {
            world.powerOff(machine.id());
            return null;
        });
    }

    @Override
    public void powerOff(Machine machine) throws HypervisorException, InterruptedException {
        call("powerOff", () -> {
            world.powerOff(machine.id());
            return null;
        });
    }

    @Override
    public MachineWatch watch(Machine machine) throws HypervisorException, InterruptedException {
        return call("watch", () -> {
            MachineWatch watch = states.watch(machine);
            states.put(machine.id(), world.state(machine.id()));
            return watch;
        });
    }

    @Override
    public PublishedImage publish(Machine machine, MachineSpec spec) throws HypervisorException, InterruptedException {
        return call("publish", () -> {
            SimulatedMachine image = world.makeTemplate(machine.id());
            return new PublishedImage(
                    image.id(), image.name(), connection.url() + "/" + image.name(), Map.of("id", image.id()));
        });
    }

    @Override
    public void destroy(Machine machine) throws HypervisorException, InterruptedException {
        call("destroy", () -> {
            world.remove(machine.id());
            return null;
        });
    }

    @Override
    public Optional<GuestConnector> guests() {
        return Optional.of(world.guests());
    }

    @Override
    public void close() {
        world.forget(states);
    }
}
