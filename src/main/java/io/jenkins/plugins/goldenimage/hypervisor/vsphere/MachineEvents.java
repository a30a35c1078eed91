package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ArrayOfGuestNicInfo;
import com.vmware.vim25.VirtualMachinePowerState;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.MachineStates;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Power states and addresses of the machines that builds watch. Safe for use by several threads. */
final class MachineEvents {
    private static final String POWER = "runtime.powerState";
    private static final String ADAPTERS = "guest.net";
    private static final String ADDRESS = "guest.ipAddress";

    private static final Map<VirtualMachinePowerState, PowerState> POWER_STATES = Map.of(
            VirtualMachinePowerState.poweredOn, PowerState.ON,
            VirtualMachinePowerState.poweredOff, PowerState.OFF,
            VirtualMachinePowerState.suspended, PowerState.SUSPENDED);

    private final UpdateStream updates;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Followed> followed = new HashMap<>();

    MachineEvents(UpdateStream updates) {
        this.updates = updates;
    }

    /** Follows a machine; the server is asked once, however many watch it. */
    MachineWatch watch(Machine machine) throws HypervisorException {
        lock.lock();
        try {
            Followed machineEvents = followed.get(machine.id());
            if (machineEvents == null) {
                machineEvents = new Followed(machine);
                MachineWatch watch = machineEvents.watch();
                machineEvents.subscription = updates.follow(
                        References.machine(machine.id()), new String[] {POWER, ADAPTERS, ADDRESS}, machineEvents);
                followed.put(machine.id(), machineEvents);
                return watch;
            }
            return machineEvents.watch();
        } finally {
            lock.unlock();
        }
    }

    /** One machine: a failure to follow it is not one of the others. */
    private final class Followed implements Subscription.Observer {
        private final Machine machine;
        private final MachineStates states = new MachineStates();
        private Subscription subscription;

        Followed(Machine machine) {
            this.machine = machine;
        }

        MachineWatch watch() {
            return new Watch(this, states.watch(machine));
        }

        @Override
        public boolean changed(Map<String, Object> properties) {
            PowerState power = POWER_STATES.get(properties.get(POWER));
            if (power != null) {
                // What a guest has reported stays for a while after it has stopped.
                List<String> addresses = power == PowerState.ON
                        ? GuestAddresses.of(
                                (ArrayOfGuestNicInfo) properties.get(ADAPTERS), (String) properties.get(ADDRESS))
                        : List.of();
                states.put(machine.id(), new MachineState(power, addresses));
            }
            return false;
        }

        @Override
        public void gone() {
            states.put(machine.id(), MachineState.GONE);
        }

        @Override
        public void failed(HypervisorException cause) {
            forget();
            states.fail(cause);
        }

        private void forget() {
            lock.lock();
            try {
                followed.remove(machine.id(), this);
            } finally {
                lock.unlock();
            }
        }

        void closed() {
            lock.lock();
            try {
                if (states.isEmpty()) {
                    forget();
                    subscription.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class Watch implements MachineWatch {
        private final Followed machine;
        private final MachineWatch states;
        private boolean closed;

        Watch(Followed machine, MachineWatch states) {
            this.machine = machine;
            this.states = states;
        }

        @Override
        public Optional<MachineState> await(Predicate<MachineState> condition, Duration atMost)
                throws HypervisorException, InterruptedException {
            return states.await(condition, atMost);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                states.close();
                machine.closed();
            }
        }
    }
}
