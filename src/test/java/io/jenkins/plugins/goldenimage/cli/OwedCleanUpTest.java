package io.jenkins.plugins.goldenimage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterFault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build could not clean up is said, and cleaned up by {@code resume}. */
class OwedCleanUpTest {
    @TempDir
    Path directory;

    private OpenSshServer guest;
    private Site site;

    @BeforeEach
    void forbidToDestroyMachines() {
        TestServers.assumeVcenter();
        TestServers.assumeOpenSsh();
        guest = OpenSshServer.start();
        site = new Site(directory, guest);
        site.vcenter.fault(VcenterFault.noPermission("Destroy_Task", "VirtualMachine.Inventory.Delete").always());
    }

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
            guest.close();
        }
    }

    @Test
    void isPaidByResumeWhenABuildHasFailed() throws Exception {
        site.define(Definitions.firstStep(site.guestFiles), "exit 3");
        CliProcess.Finished build = site.run("build");
        site.vcenter.clearFaults();
        CliProcess.Finished resume = site.run("resume");

        assertThat(build.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(build.err()).startsWith(leftOver() + "The build has failed. The step");
        assertThat(resume.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(resume.err()).startsWith("The build has failed. The step");
        site.assertNothingIsLeft();
    }

    @Test
    void isPaidByResumeWhenABuildWasStopped() throws Exception {
        Moment.IN_A_STEP.hold(site);
        try (CliProcess build = site.start("build")) {
            site.awaitFact("step-started");
            build.signal("TERM");

            assertThat(build.finish().err()).isEqualTo(leftOver() + "The build was stopped\n");
        }
        site.vcenter.clearFaults();
        CliProcess.Finished resume = site.run("resume");

        assertThat(resume.exitCode()).isEqualTo(ExitCode.ABORTED);
        assertThat(resume.err()).isEqualTo("The build was stopped; nothing of it is left\n");
        site.assertNothingIsLeft();
    }

    private String leftOver() {
        return "Something may be left on the platform; clean it up by: golden-image resume --output " + site.output()
                + "\n";
    }
}
