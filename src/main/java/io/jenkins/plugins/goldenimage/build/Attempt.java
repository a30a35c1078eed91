package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.definition.GuestLogin;
import io.jenkins.plugins.goldenimage.guest.Guest;
import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import io.jenkins.plugins.goldenimage.guest.GuestEndpoint;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What the phases of one attempt work with. Used by the engine's thread only. */
public final class Attempt {
    private final Assignment assignment;
    private final Map<String, Login> logins;
    private final Hypervisor hypervisor;
    private final GuestConnector guests;
    private final Fence fence;
    private final AttemptJournal journal;
    private final AttemptFiles files;
    private final AttemptLog log;
    private final Clock clock;

    Attempt(
            Assignment assignment,
            Map<String, Login> logins,
            Hypervisor hypervisor,
            GuestConnector guests,
            Fence fence,
            AttemptJournal journal,
            AttemptFiles files,
            AttemptLog log,
            Clock clock) {
        this.assignment = assignment;
        this.logins = logins;
        this.hypervisor = hypervisor;
        this.guests = guests;
        this.fence = fence;
        this.journal = journal;
        this.files = files;
        this.log = log;
        this.clock = clock;
    }

    /** What is built. */
    public BuildPlan plan() {
        return assignment.plan();
    }

    /** What is known so far. */
    public BuildState state() {
        return journal.state();
    }

    /** Stores a fact; it is safe when this returns. */
    public void record(Fact fact) throws InterruptedException {
        journal.record(fact);
    }

    /** The platform. Its calls are fenced and tried again where that can help. */
    public Hypervisor hypervisor() {
        return hypervisor;
    }

    /** The log and the progress of the build. */
    public AttemptLog log() {
        return log;
    }

    /** The machine of this build, which an earlier phase has made. */
    public Machine machine() {
        return state().last(Fact.MachineCreated.class)
                .orElseThrow(() -> new IllegalStateException("The machine has not been created yet"))
                .machine();
    }

    /** Bytes of a step's output that the log has from earlier attempts. */
    public long outputLogged(String step) {
        Progress progress = assignment.progress();
        return step.equals(progress.step()) ? progress.stepOutput() : 0;
    }

    /** Fetches a file of the build to this machine; the caller deletes it. */
    Path fetch(PlannedFile file) throws BuildFailure, InterruptedException {
        return files.fetch(file);
    }

    /** Connects to the guest. */
    public Guest connect(String address) throws GuestException, InterruptedException {
        GuestLogin login = plan().operatingSystem().login();
        String hostKey = state().last(Fact.GuestReached.class).map(Fact.GuestReached::hostKey).orElse(null);
        GuestEndpoint endpoint =
                new GuestEndpoint(address, login.port(), logins.get(login.credentialsId()), hostKey);
        return fence.whileWaiting(() -> guests.connect(endpoint));
    }

    /** Waits, unless the build is stopped. */
    public <T, X extends Exception> T whileWaiting(Fence.Wait<T, X> wait) throws X, InterruptedException {
        return fence.whileWaiting(wait);
    }

    /** What is left of a time-out that began when this fact was written first, whatever has happened since. */
    public Duration left(Duration timeout, Fact begin) {
        Instant since = state().since(begin).orElseGet(clock::instant);
        Duration left = timeout.minus(Duration.between(since, clock.instant()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
