package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.MachineStates;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What exists on a simulated platform. Safe for use by several threads. */
public final class SimulatedWorld {
    private final Map<String, SimulatedMachine> machines = new LinkedHashMap<>();
    private final Set<MachineStates> observers = new CopyOnWriteArraySet<>();
    private final SimulatedGuests guests = new SimulatedGuests(this);
    private volatile Interceptor interceptor = new Interceptor() {};
    private int count;

    /** A call to the platform. */
    @FunctionalInterface
    public interface Call<T> {
        /** Does it. */
        T run() throws HypervisorException, InterruptedException;
    }

    /** Stands before every call, to make it slow, fail, hang or lose its answer. */
    public interface Interceptor {
        /** Does the call, or does not. */
        default <T> T call(String name, Call<T> call) throws HypervisorException, InterruptedException {
            return call.run();
        }
    }

    /** Puts something before every call from here on. */
    public void intercept(Interceptor by) {
        interceptor = by;
    }

    /** Everything that exists, in the order of its creation. */
    public synchronized List<SimulatedMachine> machines() {
        return List.copyOf(machines.values());
    }

    <T> T call(String name, Call<T> call) throws HypervisorException, InterruptedException {
        return interceptor.call(name, call);
    }

    /** How often guests were restarted. */
    public int restarts() {
        return guests.restarts();
    }

    SimulatedGuests guests() {
        return guests;
    }

    void observe(MachineStates states) {
        observers.add(states);
    }

    void forget(MachineStates states) {
        observers.remove(states);
    }

    synchronized Optional<SimulatedMachine> find(Predicate<SimulatedMachine> condition) {
        return machines.values().stream().filter(condition).findFirst();
    }

    synchronized Machine add(SimulatedBuilder builder, String name, String key) throws HypervisorException {
        Optional<SimulatedMachine> taken = find(machine -> machine.name().equals(name));
        if (taken.isPresent() && !taken.get().key().equals(key)) {
            throw new HypervisorException(
                    Reason.CONFLICT, name, "the name is taken", "Build another version, or remove it", null);
        }
        if (taken.isEmpty()) {
            String id = "sim-" + ++count;
            machines.put(
                    id, new SimulatedMachine(id, name, key, false, PowerState.OFF, null, builder.installation()));
            return new Machine(id, name);
        }
        return new Machine(taken.get().id(), name);
    }

    synchronized void powerOn(String id) throws HypervisorException {
        if (existing(id).template()) {
            throw new HypervisorException(
                    Reason.CONFLICT, id, "a template can't be started", "Clone it, and start the clone", null);
        }
        if (existing(id).power() == PowerState.OFF) {
            change(id, machine -> machine.withPower(PowerState.ON));
            CompletableFuture.delayedExecutor(existing(id).installation().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> installed(id));
        }
    }

    private synchronized void installed(String id) {
        SimulatedMachine machine = machines.get(id);
        if (machine != null && machine.power() == PowerState.ON) {
            change(id, running -> running.withAddress("simulated-" + id));
        }
    }

    synchronized void powerOff(String id) throws HypervisorException {
        existing(id);
        change(id, machine -> machine.withPower(PowerState.OFF));
    }

    synchronized SimulatedMachine makeTemplate(String id) throws HypervisorException {
        if (existing(id).power() != PowerState.OFF) {
            throw new HypervisorException(
                    Reason.CONFLICT, id, "a running machine can't become a template", "Shut it down first", null);
        }
        change(id, SimulatedMachine::asTemplate);
        return existing(id);
    }

    synchronized void remove(String id) {
        if (machines.remove(id) != null) {
            guests.remove("simulated-" + id);
            observers.forEach(states -> states.put(id, MachineState.GONE));
        }
    }

    synchronized MachineState state(String id) {
        return machines.containsKey(id) ? machines.get(id).state() : MachineState.GONE;
    }

    private SimulatedMachine existing(String id) throws HypervisorException {
        SimulatedMachine machine = machines.get(id);
        if (machine == null) {
            throw new HypervisorException(
                    Reason.NOT_FOUND, id, "there is no such machine", "Find out who has removed it", null);
        }
        return machine;
    }

    private void change(String id, UnaryOperator<SimulatedMachine> change) {
        machines.computeIfPresent(id, (same, machine) -> change.apply(machine));
        observers.forEach(states -> states.put(id, state(id)));
    }
}
