package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.jenkins.Moment.Hold;
import io.jenkins.plugins.goldenimage.testing.VcenterFault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can't be removed with the end of a run is removed later, whatever becomes of the run. */
class OwedCleanUpTest {
    @RegisterExtension
    private static final Landscape LANDSCAPE = new Landscape(Duration.ofSeconds(5));

    private static final String AGENT = "connector";
    private static final VcenterFault REFUSAL = VcenterFault.noPermission(
                    "Destroy_Task", "VirtualMachine.Inventory.Delete")
            .always();

    @BeforeAll
    static void addAgent() {
        LANDSCAPE.addAgent(AGENT);
    }

    @AfterEach
    void clearFaults() {
        LANDSCAPE.vcenter().clearFaults();
    }

    @Test
    void isPaidByTheSweepEvenAfterARestart() throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
        build.start();
        hold.await();
        LANDSCAPE.vcenter().fault(REFUSAL);
        build.stop();
        build.assertEnds("ABORTED");
        hold.end();
        assertThat(build.console()).contains("Cleaning up did not work and is tried again later");
        assertThat(LANDSCAPE.storedBuilds()).hasSize(1);

        LANDSCAPE.killController();
        LANDSCAPE.startController();
        assertThat(LANDSCAPE.storedBuilds()).hasSize(1);
        LANDSCAPE.vcenter().clearFaults();

        LANDSCAPE.assertNothingOwed();
        build.assertNoImage();
    }

    @Test
    void isPaidWhenTheJobIsGone() throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
        build.start();
        hold.await();
        LANDSCAPE.vcenter().fault(REFUSAL);
        build.delete();
        hold.end();
        assertThat(LANDSCAPE.storedBuilds()).hasSize(1);

        LANDSCAPE.vcenter().clearFaults();

        LANDSCAPE.assertNothingOwed();
        build.assertNoImage();
    }

    @Test
    void isPaidWhenTheJobIsDeletedWhileItBuilds() throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
        build.start();
        hold.await();

        build.delete();
        hold.end();

        LANDSCAPE.assertNothingOwed();
        build.assertNoImage();
    }

    @Test
    void isNotSoughtWhereAnAttemptRuns() throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
        build.start();
        hold.await();
        LANDSCAPE.sweep();
        hold.end();

        build.assertEnds("SUCCESS");
        LANDSCAPE.assertNothingOwed();
        assertThat(build.assertManifest().at("/attempts")).hasSize(1);
    }

    @Test
    void isNothingForABuildThatWasCancelledInTheQueue() throws Exception {
        LANDSCAPE.killAgent(AGENT);
        LANDSCAPE.awaitAgentGone(AGENT);
        ImageBuild build = new ImageBuild(LANDSCAPE);
        build.start();
        build.awaitQueued();
        build.cancelQueued();

        build.assertEnds("ABORTED");
        LANDSCAPE.startAgent(AGENT);
        LANDSCAPE.awaitAgent(AGENT);
        LANDSCAPE.assertNothingOwed();
        build.assertNoImage();
    }
}
