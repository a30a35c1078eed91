package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.OperatingSystemFamily;
import io.jenkins.plugins.goldenimage.hypervisor.Finding;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.ServerInfo;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out whether everything that the build names is there, before anything is made. */
final class Preflight implements PhaseWork {
    @Override
    public void run(Attempt attempt) throws BuildFailure, HypervisorException, InterruptedException {
        OperatingSystem system = attempt.plan().operatingSystem();
        if (system.family() == OperatingSystemFamily.WINDOWS) {
            throw new BuildFailure(new Failure(
                    Phase.PREFLIGHT,
                    "unsupported",
                    "The operating system '" + system.name() + "' is Windows; this version of Golden Image can describe"
                            + " and plan such images, but not get into a Windows guest to build them",
                    "Nothing has been created"));
        }
        ServerInfo server = attempt.hypervisor().describe();
        attempt.log().line("Connected to " + attempt.plan().connection().name() + ": " + server.product() + ", API "
                + server.apiVersion() + ", as " + server.user());
        List<Finding> findings = attempt.hypervisor().check(attempt.plan().machine());
        if (!findings.isEmpty()) {
            String all = findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
            // A failure ends its message with a full stop itself.
            all = all.substring(0, all.length() - 1);
            throw new BuildFailure(new Failure(
                    Phase.PREFLIGHT,
                    "preflight",
                    findings.size() == 1 ? all : findings.size() + " things are missing:\n" + all,
                    "Nothing has been created"));
        }
    }
}
