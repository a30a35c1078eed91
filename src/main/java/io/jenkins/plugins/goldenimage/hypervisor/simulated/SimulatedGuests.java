package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.guest.DetachedStep;
import io.jenkins.plugins.goldenimage.guest.Guest;
import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import io.jenkins.plugins.goldenimage.guest.GuestEndpoint;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.guest.OutputSink;
import io.jenkins.plugins.goldenimage.guest.StepEnd;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The guests of a world, which are reached by its addresses and play their steps. */
final class SimulatedGuests implements GuestConnector {
    private final SimulatedWorld world;
    private final Map<String, SimulatedGuest> guests = new ConcurrentHashMap<>();

    private final AtomicInteger restarts = new AtomicInteger();

    SimulatedGuests(SimulatedWorld world) {
        this.world = world;
    }

    int restarts() {
        return restarts.get();
    }

    void remove(String address) {
        guests.remove(address);
    }

    @Override
    public Guest connect(GuestEndpoint endpoint) throws GuestException {
        if (world.find(machine -> endpoint.host().equals(machine.address())).isEmpty()) {
            throw new GuestException(
                    GuestException.Reason.UNREACHABLE, "No simulated guest answers at " + endpoint.host(), null);
        }
        return guests.computeIfAbsent(endpoint.host(), any -> new SimulatedGuest());
    }

    /** A guest with what it remembers. */
    private final class SimulatedGuest implements Guest {
        private final Map<String, SimulatedStep> steps = new ConcurrentHashMap<>();
        private volatile int boot;

        @Override
        public String hostKey() {
            return "SHA256:simulated";
        }

        @Override
        public StepEnd run(DetachedStep step, long offset, OutputSink sink) throws InterruptedException {
            return steps.computeIfAbsent(step.id(), any -> new SimulatedStep(step)).follow(offset, sink);
        }

        @Override
        public void put(Path content, String path, String mode) {
            // Nothing ever reads it.
        }

        @Override
        public String boot() {
            return "simulated-" + boot;
        }

        @Override
        public void restart() {
            boot = restarts.incrementAndGet();
        }

        @Override
        public void removeTraces(String workspace) {
            steps.clear();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
