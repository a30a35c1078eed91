package io.jenkins.plugins.goldenimage.jenkins;

import io.jenkins.plugins.goldenimage.jenkins.Moment.Hold;
import io.jenkins.plugins.goldenimage.testing.TcpValve;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever stops a run gets no image, and nothing is left of it. */
class AbortTest {
    @RegisterExtension
    private static final Landscape LANDSCAPE = new Landscape();

    private static final String AGENT = "connector";

    @BeforeAll
    static void addAgent() {
        LANDSCAPE.addAgent(AGENT);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothing(Moment moment) throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = moment.hold(LANDSCAPE, build);
        build.start();
        hold.await();

        build.stop();
        hold.end();

        build.assertEnds("ABORTED");
        LANDSCAPE.assertNothingOwed();
        build.assertNoImage();
    }

    @Test
    void endsAtOnceWhileTheAgentIsAwayAndCleansUpWhenItReturns() throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
        build.start();
        hold.await();
        LANDSCAPE.killAgent(AGENT);
        LANDSCAPE.awaitAgentGone(AGENT);

        build.stop();
        build.assertEnds("ABORTED");

        hold.end();
        LANDSCAPE.startAgent(AGENT);
        LANDSCAPE.assertNothingOwed();
        build.assertNoImage();
    }

    @Test
    void endsSoonWhileTheAgentIsAliveAndNotHeard() throws Exception {
        LANDSCAPE.killAgent(AGENT);
        LANDSCAPE.awaitAgentGone(AGENT);
        try (TcpValve valve = TcpValve.to(LANDSCAPE.port())) {
            LANDSCAPE.addAgent("unheard", valve.port());
            ImageBuild build = new ImageBuild(LANDSCAPE);
            Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
            build.start();
            hold.await();

            valve.shut();
            build.stop();
            build.assertEnds("ABORTED");

            hold.end();
            LANDSCAPE.startAgent(AGENT);
            LANDSCAPE.assertNothingOwed();
            build.assertNoImage();
            LANDSCAPE.removeAgent("unheard");
            LANDSCAPE.killAgent("unheard");
        }
    }

    @Test
    void isNotForgottenByARestartOfTheController() throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
        build.start();
        hold.await();
        LANDSCAPE.killAgent(AGENT);
        LANDSCAPE.awaitAgentGone(AGENT);
        build.stop();
        build.assertEnds("ABORTED");

        LANDSCAPE.killController();
        LANDSCAPE.startController();
        hold.end();
        LANDSCAPE.startAgent(AGENT);

        LANDSCAPE.assertNothingOwed();
        build.assertNoImage();
    }
}
