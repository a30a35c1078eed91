package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.nio.file.Path;

/** Puts a file into the guest. Doing that twice does no harm. */
final class FileWork {
    private FileWork() {}

    static void run(Attempt attempt, GuestLink link, PlannedFile step)
            throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        Path local = attempt.fetch(step);
        try {
            link.use(guest -> {
                guest.put(local, step.to(), step.mode());
                return null;
            });
        } catch (GuestException e) {
            if (e.reason() != GuestException.Reason.UNUSABLE) {
                throw e;
            }
            throw new BuildFailure(new Failure(
                    Phase.PROVISION,
                    "step-failed",
                    "The step '" + step.title() + "' (" + step.id() + ") has failed: " + e.getMessage(),
                    "Choose a path that the account of the operating system's login may write to"));
        } finally {
            AttemptFiles.delete(local);
        }
        attempt.log().line("Written: " + step.size() + " bytes, SHA-256 " + step.sha256());
    }
}
