package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.DetachedStep;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.guest.StepEnd;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.util.Map;
import java.util.TreeMap;

/** Runs the steps of all roles, each once, and removes their traces. */
final class Provision implements PhaseWork {
    @Override
    public void run(Attempt attempt) throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        try (GuestLink link = new GuestLink(attempt)) {
            for (PlannedStep step : attempt.plan().steps()) {
                if (!attempt.state().has(new Fact.StepEnded(step.id()))) {
                    begin(attempt, step);
                    run(attempt, link, step);
                    attempt.record(new Fact.StepEnded(step.id()));
                }
            }
            link.use(guest -> {
                guest.removeTraces(attempt.plan().key());
                return null;
            });
        }
    }

    private static void begin(Attempt attempt, PlannedStep step) throws InterruptedException {
        boolean again = attempt.state().has(new Fact.StepStarted(step.id()));
        attempt.log().line("-- " + step.title() + (again ? " (going on)" : ""));
        if (!again) {
            attempt.record(new Fact.StepStarted(step.id()));
        }
    }

    private static void run(Attempt attempt, GuestLink link, PlannedStep step)
            throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        if (step instanceof PlannedScript script) {
            ScriptWork.run(attempt, link, script);
        } else if (step instanceof PlannedFile file) {
            FileWork.run(attempt, link, file);
        } else if (step instanceof PlannedRestart restart) {
            link.close();
            RestartWork.run(attempt, restart);
        }
    }
}
