package io.jenkins.plugins.goldenimage.hypervisor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The latest state of the machines that builds of one session wait for. The session's single event stream writes it,
 * any number of builds wait on it; waiting costs no call to the platform.
 */
public final class MachineStates {
    /** For how long a machine of which nothing has been told yet is waited for, however short the time. */
    private static final Duration FIRST_NEWS = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, MachineState> states = new HashMap<>();
    private final Map<String, Integer> watchers = new HashMap<>();
    private HypervisorException failure;

    /** Begins to keep the state of a machine; events of others are dropped. */
    public MachineWatch watch(Machine machine) {
        lock.lock();
        try {
            watchers.merge(machine.id(), 1, Integer::sum);
        } finally {
            lock.unlock();
        }
        return new Watch(machine.id());
    }

    /** Whether anyone waits for anything. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return watchers.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the news of a machine. */
    public void put(String machineId, MachineState state) {
        lock.lock();
        try {
            if (watchers.containsKey(machineId)) {
                states.put(machineId, state);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The event stream has ended for good: all who wait, now or later, get this. */
    public void fail(HypervisorException cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Watch implements MachineWatch {
        private final String machineId;

        Watch(String machineId) {
            this.machineId = machineId;
        }

        @Override
        public Optional<MachineState> await(Predicate<MachineState> condition, Duration atMost)
                throws HypervisorException, InterruptedException {
            long end = System.nanoTime() + atMost.toNanos();
            lock.lockInterruptibly();
            try {
                awaitFirstNews();
                long left = end - System.nanoTime();
                while (true) {
                    if (failure != null) {
                        throw failure;
                    }
                    MachineState state = states.get(machineId);
                    if (state != null && condition.test(state)) {
                        return Optional.of(state);
                    }
                    if (left <= 0) {
                        return Optional.empty();
                    }
                    left = changed.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }

        private void awaitFirstNews() throws InterruptedException {
            long left = FIRST_NEWS.toNanos();
            while (left > 0 && failure == null && !states.containsKey(machineId)) {
                left = changed.awaitNanos(left);
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (watchers.computeIfPresent(machineId, (id, count) -> count > 1 ? count - 1 : null) == null) {
                    states.remove(machineId);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
