package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.jenkins.Moment.Hold;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code kill -9} of anything in any phase costs time, and nothing else. */
class KillTest {
    @RegisterExtension
    private static final Landscape LANDSCAPE = new Landscape();

    private static final String AGENT = "connector";

    enum Victim {
        AGENT(true, false),
        CONTROLLER(false, true),
        BOTH(true, true);

        final boolean agent;
        final boolean controller;

        Victim(boolean agent, boolean controller) {
            this.agent = agent;
            this.controller = controller;
        }

        void kill() {
            if (controller) {
                LANDSCAPE.killController();
            }
            if (agent) {
                LANDSCAPE.killAgent(KillTest.AGENT);
            }
        }

        void restart() {
            if (controller) {
                LANDSCAPE.startController();
            }
            if (agent) {
                LANDSCAPE.startAgent(KillTest.AGENT);
            }
        }
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(Victim.values())
                .flatMap(victim -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(victim, moment)));
    }

    @BeforeAll
    static void addAgent() {
        LANDSCAPE.addAgent(AGENT);
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("everywhere")
    void costsTimeOnly(Victim victim, Moment moment) throws Exception {
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = moment.hold(LANDSCAPE, build);
        build.start();
        hold.await();

        victim.kill();
        hold.end();
        victim.restart();

        build.assertEnds("SUCCESS");
        build.assertOneImage();
        build.assertStepsRanOnce();
        assertThat(build.assertManifest().at("/attempts").size()).isGreaterThan(1);
        LANDSCAPE.assertNothingOwed();
    }
}
