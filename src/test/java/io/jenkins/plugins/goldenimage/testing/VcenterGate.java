package io.jenkins.plugins.goldenimage.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

/**
 * Holds calls in a simulated vCenter until it is released, so that something else can happen meanwhile. A held
 * call outlives its client: released, it is executed as a vCenter would.
 */
public final class VcenterGate implements AutoCloseable {

    private final VcenterControl control;
    private final String id;

    VcenterGate(VcenterControl control, String id) {
        this.control = control;
        this.id = id;
    }

    record State(String id, int waiting) {}

    /** How many calls are held now. */
    public int waiting() {
        return control.list("/gate/waiting", State.class).stream()
                .filter(state -> state.id().equals(id))
                .mapToInt(State::waiting)
                .sum();
    }

    /** Returns as soon as a call is held. */
    public void awaitWaiting() {
        await("a call at " + id).atMost(Duration.ofSeconds(60)).until(() -> waiting() > 0);
    }

    /** Lets the calls go on, and all later ones. */
    public void release() {
        control.post("/gate/release", Map.of("id", id));
    }

    /** Resets the connections of the held calls instead; what was not executed never will be. */
    public void cut() {
        control.post("/gate/release", Map.of("id", id, "cut", true));
    }

    @Override
    public void close() {
        release();
    }
}
