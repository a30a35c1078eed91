package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.guest.DetachedStep;
import io.jenkins.plugins.goldenimage.guest.Guest;
import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import io.jenkins.plugins.goldenimage.guest.GuestEndpoint;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.guest.OutputSink;
import io.jenkins.plugins.goldenimage.guest.StepEnd;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The guests of a world, which are reached by its addresses and play their steps. */
final class SimulatedGuests implements GuestConnector {
    private final SimulatedWorld world;
    private final Map<String, Map<String, SimulatedStep>> steps = new ConcurrentHashMap<>();

    SimulatedGuests(SimulatedWorld world) {
        this.world = world;
    }

    void remove(String address) {
        steps.remove(address);
    }

    @Override
    public Guest connect(GuestEndpoint endpoint) throws GuestException {
        if (world.find(machine -> endpoint.host().equals(machine.address())).isEmpty()) {
            throw new GuestException(
                    GuestException.Reason.UNREACHABLE, "No simulated guest answers at " + endpoint.host(), null);
        }
        return new SimulatedGuest(steps.computeIfAbsent(endpoint.host(), any -> new ConcurrentHashMap<>()));
    }

    private record SimulatedGuest(Map<String, SimulatedStep> steps) implements Guest {
        @Override
        public String hostKey() {
            return "SHA256:simulated";
        }

        @Override
        public StepEnd run(DetachedStep step, long offset, OutputSink sink) throws InterruptedException {
            return steps.computeIfAbsent(step.id(), any -> new SimulatedStep(step)).follow(offset, sink);
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
