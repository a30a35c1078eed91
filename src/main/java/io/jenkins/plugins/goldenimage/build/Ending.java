package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;

/** Brings an attempt's build to its end, whatever has happened. */
final class Ending {
    private final AttemptJournal journal;
    private final AttemptLog log;
    private final Fence fence;

    Ending(AttemptJournal journal, AttemptLog log, Fence fence) {
        this.journal = journal;
        this.log = log;
        this.fence = fence;
    }

    /** The build has failed, unless that was decided otherwise before. */
    void failed(Failure failure) throws InterruptedException {
        fence.beginCleaning();
        if (journal.state().decided().isEmpty()) {
            Failure masked = new Failure(
                    failure.phase(), failure.cause(), log.mask(failure.message()), log.mask(failure.action()));
            journal.record(new Fact.Failed(masked));
            log.line("FAILED: " + masked);
        }
    }

    /** The engine was interrupted: by an abort, which ends the build, or since it has lost the build. */
    void aborted(InterruptedException e) throws InterruptedException {
        if (fence.isLost() || !fence.isAborted()) {
            throw e;
        }
        fence.beginCleaning();
        if (journal.state().decided().isEmpty()) {
            journal.record(new Fact.Aborted(log.phase()));
            log.line("ABORTED");
        }
    }

    /** Cleans up; what can't be removed now is owed. */
    Outcome cleanUp(Attempt attempt) throws InterruptedException {
        try {
            log.phase(Phase.CLEAN_UP);
            journal.record(new Fact.PhaseStarted(Phase.CLEAN_UP));
            new CleanUp().run(attempt);
            journal.record(new Fact.PhaseEnded(Phase.CLEAN_UP));
        } catch (HypervisorException e) {
            owe(e.getMessage() + ". " + e.action() + ".");
        }
        return end();
    }

    /** Ends without the platform, which can't be used. */
    Outcome withoutPlatform(String why) throws InterruptedException {
        if (owesCleanUp()) {
            owe(why);
        }
        return end();
    }

    boolean owesCleanUp() {
        return journal.state().owesCleanUp();
    }

    private void owe(String why) throws InterruptedException {
        log.line("Cleaning up did not work and is tried again later: " + why);
        journal.record(new Fact.CleanUpOwed(log.mask(why)));
    }

    /** Says how the build has ended, if that has not been said. */
    Outcome end() throws InterruptedException {
        if (journal.state().result().isEmpty()) {
            journal.record(new Fact.Ended(journal.state().decided().orElseThrow()));
        }
        return new Outcome(true);
    }
}
