package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.DetachedStep;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.guest.StepEnd;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.util.Map;
import java.util.TreeMap;

/** Runs a script in the guest, apart from any connection, and judges how it has ended. */
final class ScriptWork {
    private ScriptWork() {}

    static void run(Attempt attempt, GuestLink link, PlannedScript step)
            throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        StepOutput output = new StepOutput(attempt.log(), step.id(), attempt.outputLogged(step.id()));
        DetachedStep detached = new DetachedStep(
                attempt.plan().key(), step.id(), step.script(), environment(attempt), step.timeout(), step.rerunnable());
        StepEnd end = link.use(guest -> guest.run(detached, output.end(), output));
        output.close();
        verdict(step, end);
    }

    private static Map<String, String> environment(Attempt attempt) {
        Map<String, String> environment = new TreeMap<>(attempt.plan().parameters());
        environment.put("GOLDEN_IMAGE_DEFINITION", attempt.plan().definition());
        environment.put("GOLDEN_IMAGE_NAME", attempt.plan().imageName());
        environment.put("GOLDEN_IMAGE_VERSION", attempt.plan().version());
        return environment;
    }

    private static void verdict(PlannedScript step, StepEnd end) throws BuildFailure {
        if (end instanceof StepEnd.Exited exited && exited.code() == 0) {
            return;
        }
        boolean check = step.kind() == PlannedScript.Kind.CHECK;
        String name = (check ? "The check '" : "The step '") + step.title() + "' (" + step.id() + ")";
        if (end instanceof StepEnd.Exited exited) {
            throw failed(
                    check ? "check-failed" : "step-failed",
                    name + " has ended with exit code " + exited.code(),
                    "Its output stands above and in guest/" + step.id() + ".log");
        }
        if (end instanceof StepEnd.TimedOut) {
            throw failed(
                    "time-out",
                    name + " ran longer than its time-out of " + Waiting.words(step.timeout()) + " and was ended",
                    "See in guest/" + step.id() + ".log where it hangs, or raise the step's 'timeout'");
        }
        throw failed(
                "interrupted",
                name + " was interrupted in the middle, as by a restart of the guest, and has not been run again",
                "If it may run twice, set 'rerunnable: true' for it");
    }

    private static BuildFailure failed(String cause, String message, String action) {
        return new BuildFailure(new Failure(Phase.PROVISION, cause, message, action));
    }
}
