package io.jenkins.plugins.goldenimage.build;

import java.io.IOException;
import java.time.Clock;

/** Writes the facts of one attempt. Used by the engine's thread only. */
final class AttemptJournal {
    private final ControlPlane controlPlane;
    private final Fence fence;
    private final int attempt;
    private final Clock clock;
    private BuildState state;
    private int sequence;

    AttemptJournal(Assignment assignment, ControlPlane controlPlane, Fence fence, Clock clock) {
        this.controlPlane = controlPlane;
        this.fence = fence;
        this.attempt = assignment.attempt();
        this.clock = clock;
        this.state = new BuildState(assignment.journal());
    }

    BuildState state() {
        return state;
    }

    void record(Fact fact) throws InterruptedException {
        fence.checkLease();
        JournalEntry entry = new JournalEntry(attempt, ++sequence, clock.instant(), fact);
        long asked = System.nanoTime();
        try {
            Order order = controlPlane.append(entry);
            fence.obey(order, asked);
            if (order == Order.ABORT && !state.has(new Fact.AbortRequested())) {
                // It stands before the entry in the control plane's journal too.
                state = state.with(new JournalEntry(0, 0, entry.at(), new Fact.AbortRequested()));
            }
        } catch (IOException e) {
            fence.lose();
        }
        if (fence.isLost()) {
            throw new InterruptedException("The control plane did not take the fact " + fact);
        }
        state = state.with(entry);
    }
}
