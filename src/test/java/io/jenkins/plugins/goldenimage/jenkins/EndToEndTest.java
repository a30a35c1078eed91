package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The build of the README: an agent in the data centre builds a template from a file in the workspace. */
class EndToEndTest {
    @RegisterExtension
    private static final Landscape LANDSCAPE = new Landscape();

    private static ImageBuild build;

    @BeforeAll
    static void build() {
        LANDSCAPE.addAgent("connector");
        build = new ImageBuild(LANDSCAPE);
        build.start("""
                node('dc1') {
                  writeFile file: 'images.yaml', text: '''%s'''
                  def images = buildImage definition: '%s', file: 'images.yaml'
                  echo "RESULT ${images.size()} ${images[0]}"
                }
                """.formatted(build.library().replace("'", "\\'").replace("$", "\\$"), build.definition()));
        build.assertEnds("SUCCESS");
    }

    @Test
    void publishesOneTemplateAndLeavesTheRestAlone() throws Exception {
        build.assertOneImage();
        build.assertStepsRanOnce();
    }

    @Test
    void archivesTheManifest() throws Exception {
        JsonNode manifest = build.assertManifest();

        assertThat(manifest.at("/definition/sources/0/name").asText()).isEqualTo("images.yaml");
        assertThat(manifest.at("/attempts/0/connector").asText()).isEqualTo("connector");
        assertThat(manifest.at("/attempts")).hasSize(1);
    }

    @Test
    void archivesTheLogs() {
        assertThat(build.artifacts().resolve("build.log")).content().contains("== Publishing the image");
        assertThat(build.artifacts().resolve("guest/002-baseline.log"))
                .content()
                .isEqualTo("the steps are done\n");
        assertThat(build.artifacts().resolve("SHA256SUMS")).content().contains("  manifest.json\n");
    }

    @Test
    void returnsStringsOnly() {
        String id = LANDSCAPE.vcenter().inventory().machine(build.imageName()).reference();

        assertThat(build.console())
                .contains("RESULT 1 [target:vcenter, platform:vsphere, name:" + build.imageName() + ", version:1, id:" + id
                        + ", manifest:golden-image/" + build.definition() + "/vcenter/manifest.json]");
    }

    @Test
    void leavesNothingBehind() {
        LANDSCAPE.assertNothingOwed();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> LANDSCAPE.vcenter().inventory().sessions() == 0);
        assertThat(Files.exists(LANDSCAPE.home().resolve("golden-image"))).isTrue();
    }
}
