package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;

/**
 * What is done in a phase. It may have been begun, or even done, by an earlier attempt: it looks for what is already
 * there and makes nothing twice.
 */
@FunctionalInterface
public interface PhaseWork {
    /** Does it. */
    void run(Attempt attempt) throws BuildFailure, HypervisorException, GuestException, InterruptedException;
}
