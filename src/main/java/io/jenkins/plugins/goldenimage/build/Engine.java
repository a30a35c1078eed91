package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.hypervisor.SharedSessions;
import io.jenkins.plugins.goldenimage.secret.Login;
import io.jenkins.plugins.goldenimage.secret.Masker;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries out attempts: goes on with a build where its journal ends, and brings it to its end unless the build is taken
 * away. Safe for use by several threads, each with an attempt of its own.
 */
public final class Engine {
    private static final Logger LOGGER = Logger.getLogger(Engine.class.getName());
    /** What can't be removed in this time is owed, and is removed later. */
    private static final Duration CLEAN_UP_PATIENCE = Duration.ofMinutes(1);

    private static final Map<Phase, PhaseWork> WORK = new EnumMap<>(Map.of(
            Phase.PREFLIGHT, new Preflight(),
            Phase.CREATE, new CreateMachine(),
            Phase.INSTALL, new Install(),
            Phase.CONNECT, new Connect(),
            Phase.PROVISION, new Provision(),
            Phase.SEAL, new Seal(),
            Phase.PUBLISH, new Publish()));

    private final Collection<? extends HypervisorType<?, ?>> platforms;
    private final SharedSessions sessions;
    private final GuestConnector guests;
    private final Clock clock;

    /** An engine for these platforms; sessions and guests stay the caller's to close. */
    public Engine(
            Collection<? extends HypervisorType<?, ?>> platforms,
            SharedSessions sessions,
            GuestConnector guests,
            Clock clock) {
        this.platforms = platforms;
        this.sessions = sessions;
        this.guests = guests;
        this.clock = clock;
    }

    /**
     * Runs one attempt on the calling thread, which may take hours.
     *
     * @param logins by credentials ID, all that the plan names
     * @return whether the build is over; where it is not, another attempt has it or must have it
     */
    public Outcome run(Assignment assignment, Map<String, Login> logins, ControlPlane controlPlane) {
        Fence fence = new Fence(assignment.lease());
        AttemptLog log = new AttemptLog(Masker.of(logins.values()), assignment.progress());
        AttemptJournal journal = new AttemptJournal(assignment, controlPlane, fence, clock);
        try (Reporter reporter = new Reporter(assignment, controlPlane, fence, log)) {
            return run(assignment, logins, fence, log, journal, new AttemptFiles(controlPlane, fence));
        } catch (InterruptedException e) {
            // Nothing is said and nothing is touched: the build is not ours any more, or this process ends.
            LOGGER.log(Level.FINE, "Attempt {0} of {1} stops", new Object[] {
                assignment.attempt(), assignment.plan().key()
            });
            return new Outcome(false);
        } finally {
            fence.end();
        }
    }

    private Outcome run(
            Assignment assignment,
            Map<String, Login> logins,
            Fence fence,
            AttemptLog log,
            AttemptJournal journal,
            AttemptFiles files)
            throws InterruptedException {
        Connection connection = assignment.plan().connection();
        boolean reached = journal.state().has(new Fact.PhaseEnded(Phase.PREFLIGHT));
        Retry retry = new Retry(fence, log, assignment.plan().timeouts().retry(), reached);
        Ending ending = new Ending(journal, log, fence);
        if (journal.state().has(new Fact.AbortRequested())) {
            fence.obey(Order.ABORT, System.nanoTime());
        }
        ConnectionLogins own = ConnectionLogins.of(connection, logins);
        Retry.Call<SharedSessions.Share> open = () -> sessions.open(type(connection), connection, own);
        try (SharedSessions.Share share = open(open, retry, ending)) {
            if (share == null) {
                return ending.end();
            }
            GuardedHypervisor hypervisor = new GuardedHypervisor(share.hypervisor(), retry, fence);
            GuestConnector connector = hypervisor.guests().orElse(guests);
            Attempt attempt =
                    new Attempt(assignment, logins, hypervisor, connector, fence, journal, files, log, clock);
            work(attempt, ending, fence);
            fence.beginCleaning();
            retry.limit(CLEAN_UP_PATIENCE);
            return ending.cleanUp(attempt);
        } catch (HypervisorException e) {
            ending.failed(Failure.of(reached ? journal.state().phase() : Phase.PREFLIGHT, e));
            return ending.withoutPlatform(e.getMessage() + ". " + e.action() + ".");
        } catch (RuntimeException e) {
            ending.failed(fault(assignment.plan(), journal.state().phase(), e));
            return ending.withoutPlatform(e.toString());
        }
    }

    /** The session, or null where the build was stopped before anything was made. */
    private static SharedSessions.Share open(Retry.Call<SharedSessions.Share> open, Retry retry, Ending ending)
            throws HypervisorException, InterruptedException {
        try {
            return retry.call(open);
        } catch (InterruptedException e) {
            ending.aborted(e);
            return ending.owesCleanUp() ? retry.call(open) : null;
        }
    }

    private void work(Attempt attempt, Ending ending, Fence fence) throws InterruptedException {
        if (attempt.state().decided().isPresent()) {
            return;
        }
        try {
            for (Map.Entry<Phase, PhaseWork> phase : WORK.entrySet()) {
                fence.pass();
                if (!attempt.state().has(new Fact.PhaseEnded(phase.getKey()))) {
                    attempt.log().phase(phase.getKey());
                    attempt.record(new Fact.PhaseStarted(phase.getKey()));
                    phase.getValue().run(attempt);
                    attempt.record(new Fact.PhaseEnded(phase.getKey()));
                }
            }
            if (attempt.state().decided().isEmpty()) {
                // The image came after the order to stop, and does not count.
                fence.pass();
            }
        } catch (BuildFailure e) {
            ending.failed(e.failure());
        } catch (HypervisorException e) {
            ending.failed(Failure.of(attempt.log().phase(), e));
        } catch (GuestException e) {
            ending.failed(Failure.of(attempt.log().phase(), e));
        } catch (InterruptedException e) {
            ending.aborted(e);
        } catch (RuntimeException e) {
            ending.failed(fault(attempt.plan(), attempt.log().phase(), e));
        }
    }

    private static Failure fault(BuildPlan plan, Phase phase, RuntimeException e) {
        LOGGER.log(Level.WARNING, "A fault in the engine ends build " + plan.key(), e);
        return new Failure(phase, "internal", "A fault in Golden Image: " + e, "Please report it with this log");
    }

    private HypervisorType<?, ?> type(Connection connection) {
        return platforms.stream()
                .filter(type -> type.connectionType().isInstance(connection))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No platform for " + connection.getClass()));
    }
}
