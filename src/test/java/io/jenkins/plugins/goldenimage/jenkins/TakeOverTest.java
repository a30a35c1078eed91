package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.goldenimage.jenkins.Moment.Hold;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any agent with the connector's label can go on with what another one has begun. */
class TakeOverTest {
    @RegisterExtension
    private static final Landscape LANDSCAPE = new Landscape();

    @Test
    void anotherAgentGoesOnWhenOneIsGoneForGood() throws Exception {
        LANDSCAPE.addAgent("first");
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = Moment.PROVISION.hold(LANDSCAPE, build);
        build.start();
        hold.await();

        LANDSCAPE.killAgent("first");
        LANDSCAPE.removeAgent("first");
        await("the build waits").atMost(Duration.ofSeconds(30)).until(() -> build.console().contains("Lost the connection"));
        LANDSCAPE.addAgent("second");
        hold.end();

        build.assertEnds("SUCCESS");
        build.assertOneImage();
        build.assertStepsRanOnce();
        JsonNode manifest = build.assertManifest();
        assertThat(manifest.at("/attempts").findValuesAsText("connector")).containsExactly("first", "second");
        LANDSCAPE.assertNothingOwed();
    }
}
