package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.Guest;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Restarts the guest once, whatever attempts that takes: the guest's name for its own start tells whether it has happened.
 */
final class RestartWork {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private RestartWork() {}

    static void run(Attempt attempt, PlannedRestart step)
            throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        try (GuestLink link = new GuestLink(attempt, step.timeout())) {
            Fact.RestartIntended intended = intend(attempt, link, step);
            link.use(guest -> {
                if (guest.boot().equals(intended.boot())) {
                    guest.restart();
                }
                return null;
            });
            while (link.use(Guest::boot).equals(intended.boot())) {
                if (attempt.left(step.timeout(), intended).isZero()) {
                    throw new BuildFailure(new Failure(
                            Phase.PROVISION,
                            "time-out",
                            "The step '" + step.title() + "' (" + step.id() + "): the guest has not restarted within "
                                    + Waiting.words(step.timeout()),
                            "Look at the machine's console for what keeps it from shutting down"));
                }
                // A connection from before might outlive what it came from.
                link.close();
                attempt.whileWaiting(() -> {
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                    return null;
                });
            }
        }
        attempt.log().line("The guest is back");
    }

    private static Fact.RestartIntended intend(Attempt attempt, GuestLink link, PlannedRestart step)
            throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        for (JournalEntry entry : attempt.state().entries()) {
            if (entry.fact() instanceof Fact.RestartIntended intended
                    && intended.step().equals(step.id())) {
                return intended;
            }
        }
        Fact.RestartIntended intended = new Fact.RestartIntended(step.id(), link.use(Guest::boot));
        attempt.record(intended);
        return intended;
    }
}
