package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import io.jenkins.plugins.goldenimage.hypervisor.Finding;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;

/** What is wrong with what a builder configuration names: a finding before a build, and a failure in it. */
record Problem(Reason reason, String subject, String message, String action) {
    Finding toFinding() {
        return new Finding(subject, message, action);
    }

    HypervisorException toException() {
        return new HypervisorException(reason, subject, message, action, null);
    }
}
