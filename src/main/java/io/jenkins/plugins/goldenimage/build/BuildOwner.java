package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.build.Report.LogLine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The control plane's side of one build: hands it to one attempt at a time, takes what the attempt says, and refuses
 * whoever is not the latest. Safe for use by several threads.
 */
public final class BuildOwner implements ControlPlane {
    private final BuildDirectory directory;
    private final Duration lease;
    private final Clock clock;
    private final Consumer<List<LogLine>> listener;
    private BuildState state;
    private long free;

    /**
     * The owner of a build on disk.
     *
     * @param lease how long an attempt may go on unheard
     * @param maybeRunning whether an attempt that an earlier owner started may still run: its lease is waited for
     * @param listener gets new lines of logs, quickly
     */
    public BuildOwner(
            BuildDirectory directory,
            Duration lease,
            boolean maybeRunning,
            Clock clock,
            Consumer<List<LogLine>> listener)
            throws IOException {
        this.directory = directory;
        this.lease = lease;
        this.clock = clock;
        this.listener = listener;
        this.state = directory.readState();
        this.free = System.nanoTime() + (maybeRunning && state.attempt() > 0 ? lease.toNanos() : 0);
    }

    /** What is built. */
    public BuildPlan plan() {
        return directory.plan();
    }

    /** What is known of the build now. */
    public synchronized BuildState state() {
        return state;
    }

    /** Where the build is now. */
    public synchronized Progress progress() {
        return directory.progress();
    }

    /** How long it takes until a new attempt may begin; zero when it may now. */
    public synchronized Duration untilFree() {
        return Duration.ofNanos(Math.max(0, free - System.nanoTime()));
    }

    /**
     * Begins a new attempt; older ones are refused from here on.
     *
     * @param connector the agent or host that it will run on
     * @throws IllegalStateException when an older attempt may still run
     */
    public synchronized Assignment begin(String connector) throws IOException {
        if (!untilFree().isZero()) {
            throw new IllegalStateException("An attempt of " + plan().key() + " may still run for " + untilFree());
        }
        int attempt = state.attempt() + 1;
        Assignment assignment = new Assignment(plan(), state.entries(), directory.progress(), attempt, lease);
        store(new JournalEntry(attempt, 0, clock.instant(), new Fact.AttemptStarted(connector)));
        grant();
        return assignment;
    }

    /** An attempt is over, its engine has returned: its lease needs no waiting for. */
    public synchronized void release(Assignment assignment) {
        if (assignment.attempt() == state.attempt()) {
            free = System.nanoTime();
        }
    }

    /** Stops the build: the running attempt, or else the next one, cleans up. Without any attempt it is over at once. */
    public synchronized void abort() throws IOException {
        if (state.has(new Fact.AbortRequested()) || state.decided().isPresent()) {
            return;
        }
        store(new Fact.AbortRequested());
        if (state.attempt() == 0) {
            conclude();
        }
    }

    /** Ends a build that no attempt has now, if its end is decided or was asked for; what it has made stays owed. */
    public synchronized void conclude() throws IOException {
        if (state.decided().isEmpty() && state.has(new Fact.AbortRequested())) {
            store(new Fact.Aborted(state.phase()));
        }
        if (state.decided().isPresent() && state.result().isEmpty()) {
            store(new Fact.Ended(state.decided().get()));
        }
    }

    /** Ends a build that no attempt can go on with; what it has made stays owed. */
    public synchronized void fail(Failure failure) throws IOException {
        if (state.decided().isEmpty()) {
            store(new Fact.Failed(failure));
            note("FAILED: " + failure);
        }
        conclude();
    }

    /** Writes a line of the control plane's own into the log. */
    public synchronized void note(String line) throws IOException {
        List<LogLine> lines = List.of(new LogLine(null, line));
        directory.report(new Report(state.attempt(), directory.progress(), lines));
        listener.accept(lines);
    }

    @Override
    public synchronized Order append(JournalEntry entry) throws IOException {
        if (entry.attempt() != state.attempt()) {
            return Order.SUPERSEDED;
        }
        boolean known = state.entries().stream()
                .anyMatch(earlier ->
                        earlier.attempt() == entry.attempt() && earlier.sequence() == entry.sequence());
        if (!known) {
            store(entry);
        }
        return grant();
    }

    @Override
    public synchronized Order report(Report report) throws IOException {
        if (report.attempt() != state.attempt()) {
            return Order.SUPERSEDED;
        }
        directory.report(report);
        if (!report.lines().isEmpty()) {
            listener.accept(report.lines());
        }
        return grant();
    }

    @Override
    public byte[] read(String sha256, long offset) throws IOException {
        return directory.files().read(sha256, offset);
    }

    /** Completes the record when an attempt has brought the build to its end. */
    public synchronized void finish() throws IOException {
        directory.finish(state);
    }

    private Order grant() {
        free = System.nanoTime() + lease.toNanos();
        return state.has(new Fact.AbortRequested()) ? Order.ABORT : Order.CONTINUE;
    }

    private void store(Fact fact) throws IOException {
        store(new JournalEntry(0, state.entries().size(), clock.instant(), fact));
    }

    private void store(JournalEntry entry) throws IOException {
        directory.append(entry);
        state = state.with(entry);
    }
}
