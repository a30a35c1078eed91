package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.jenkins.Moment.Hold;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A controller that is restarted in good order ends its agents' work, and must not take that for an order to stop. */
class RestartTest {
    @RegisterExtension
    private static final Landscape LANDSCAPE = new Landscape();

    private static final String AGENT = "connector";

    @BeforeAll
    static void addAgent() {
        LANDSCAPE.addAgent(AGENT);
    }

    @Test
    void goesOnWithABuildThatRuns() throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
        build.start();
        hold.await();

        LANDSCAPE.stopController();
        LANDSCAPE.startController();
        hold.end();

        build.assertEnds("SUCCESS");
        build.assertOneImage();
        build.assertStepsRanOnce();
        LANDSCAPE.assertNothingOwed();
    }

    @Test
    void goesOnWithABuildThatWaitsForAnAgent() throws Exception {
        LANDSCAPE.awaitAgent(AGENT);
        LANDSCAPE.killAgent(AGENT);
        LANDSCAPE.awaitAgentGone(AGENT);
        ImageBuild build = new ImageBuild(LANDSCAPE).start();
        build.awaitQueued();

        LANDSCAPE.stopController();
        LANDSCAPE.startController();
        LANDSCAPE.startAgent(AGENT);

        build.assertEnds("SUCCESS");
        assertThat(build.assertManifest().at("/attempts")).hasSize(1);
        LANDSCAPE.assertNothingOwed();
    }
}
