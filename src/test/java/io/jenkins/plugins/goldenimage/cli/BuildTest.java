package io.jenkins.plugins.goldenimage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterInventory.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One build from end to end, looked at from all sides. */
class BuildTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static OpenSshServer guest;
    private static Site site;
    private static CliProcess.Finished build;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        TestServers.assumeVcenter();
        TestServers.assumeOpenSsh();
        guest = OpenSshServer.start();
        site = new Site(directory, guest);
        site.guestFiles.write("secret", guest.password() + "\n");
        site.define("echo first", "cat " + site.guestFiles.path("secret") + "; echo first");
        build = site.run("build");
    }

    @AfterAll
    static void close() {
        if (guest != null) {
            site.close();
            guest.close();
        }
    }

    @Test
    void endsWithExitCodeZero() {
        assertThat(build.exitCode()).as(build.all()).isZero();
    }

    @Test
    void leavesOneTemplate() {
        site.assertOneImage();
    }

    @Test
    void tagsTheTemplateWithTheBuild() throws Exception {
        assertThat(image().extraConfig()).containsEntry("goldenimage.build", manifest().get("build").asText());
    }

    @Test
    void logsOut() {
        assertThat(site.vcenter.inventory().sessions()).isZero();
    }

    @Test
    void runsEachStepOnceInOrderWithParameters() {
        assertThat(site.guestFiles.lines("steps")).containsExactly("first Managed", "second " + Site.IMAGE);
    }

    @Test
    void putsAFileIntoTheGuest() {
        assertThat(site.guestFiles.lines("motd")).containsExactly("Managed");
    }

    @Test
    void showsTheBuildOnTheTerminal() {
        assertThat(build.out())
                .contains(
                        "== Checking what the build needs\n",
                        "Connected to vcenter: VMware vCenter Server",
                        "Created " + Site.IMAGE + " (" + image().reference() + ")\n",
                        "The guest has the address 127.0.0.1\n",
                        "-- baseline: first\n",
                        "   first Managed\n",
                        "The guest has shut down\n")
                .endsWith("Image " + Site.IMAGE + " (" + image().reference() + "), manifest "
                        + site.output().resolve("manifest.json") + "\n");
        assertThat(build.err()).isEmpty();
    }

    @Test
    void namesTheImageInTheManifestAsVcenterDoes() throws Exception {
        JsonNode published = manifest().get("image");

        assertThat(published.get("id").asText()).isEqualTo(image().reference());
        assertThat(published.get("name").asText()).isEqualTo(Site.IMAGE);
        assertThat(published.get("location").asText()).isEqualTo("/DC0/vm/" + Site.IMAGE);
        assertThat(published.get("identifiers").get("moref").asText()).isEqualTo(image().reference());
        assertThat(published.get("identifiers").get("instanceUuid").asText()).isEqualTo(image().instanceUuid());
        assertThat(published.get("identifiers").get("uuid").asText()).matches("[0-9a-f-]{36}");
    }

    @Test
    void recordsWhatWasBuiltInTheManifest() throws Exception {
        assertThat(manifest().get("format").asInt()).isEqualTo(1);
        assertThat(manifest().get("definition").get("name").asText()).isEqualTo("base");
        assertThat(manifest().at("/definition/sources/0/name").asText())
                .isEqualTo(site.definitionFile().toString());
        assertThat(manifest().get("definition").get("digest").asText()).matches("[0-9a-f]{64}");
        assertThat(manifest().get("target").asText()).isEqualTo("vcenter");
        assertThat(manifest().get("connection").asText()).isEqualTo("vcenter");
        assertThat(manifest().get("platform").asText()).isEqualTo("vsphere");
        assertThat(manifest().get("version").asText()).isEqualTo("12.1");
        assertThat(manifest().get("iso").get("path").asText()).isEqualTo("[LocalDS_0] iso/debian-12.iso");
        assertThat(manifest().get("operatingSystem").get("name").asText()).isEqualTo("debian-12");
        assertThat(manifest().get("builder").get("vsphere").get("cluster").asText()).isEqualTo("DC0_C0");
        assertThat(manifest().get("parameters").get("motd").asText()).isEqualTo("Managed");
        assertThat(manifest().get("steps").findValuesAsText("id")).containsExactly("001-baseline", "002-baseline", "003-baseline", "004-baseline");
        assertThat(manifest().get("attempts").findValuesAsText("number")).containsExactly("1");
    }

    @Test
    void recordsTheTimeOfEachPhaseInTheManifest() throws Exception {
        assertThat(manifest().get("phases").fieldNames())
                .toIterable()
                .containsExactly(
                        "preflight", "create", "install", "connect", "provision", "seal", "publish", "clean-up");
    }

    @Test
    void writesCheckSumsOfEveryArtifact() throws Exception {
        Process check = new ProcessBuilder("sha256sum", "--check", "--strict", "SHA256SUMS")
                .directory(site.output().toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(check.getInputStream().readAllBytes()).lines())
                .containsExactly(
                        "manifest.json: OK",
                        "build.log: OK",
                        "journal.jsonl: OK",
                        "guest/001-baseline.log: OK",
                        "guest/002-baseline.log: OK");
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void logsWhatTheTerminalShows() throws Exception {
        List<String> shown = build.out().lines().map(String::strip).toList();

        assertThat(Files.readAllLines(site.output().resolve("build.log"))).isEqualTo(shown.subList(0, shown.size() - 1));
    }

    @Test
    void logsEachStepToAFileOfItsOwn() throws Exception {
        assertThat(site.output().resolve("guest/002-baseline.log")).hasContent("second " + Site.IMAGE);
    }

    @Test
    void writesTheJournalAsLinesOfJson() throws Exception {
        List<String> facts = Files.readAllLines(site.output().resolve("journal.jsonl"));

        assertThat(facts).allSatisfy(fact -> assertThat(JSON.readTree(fact).get("fact").size()).isOne());
        assertThat(facts.get(facts.size() - 1)).contains("\"ended\":{\"result\":\"success\"}");
    }

    @Test
    void masksASecretThatAStepPrints() throws Exception {
        assertThat(site.output().resolve("guest/001-baseline.log")).hasContent("****\nfirst Managed");
    }

    @Test
    void showsNoSecretAnywhere() throws Exception {
        site.assertNoSecrets();
    }

    private static Machine image() {
        return site.vcenter.inventory().machine(Site.IMAGE);
    }

    private static JsonNode manifest() throws Exception {
        return JSON.readTree(Files.readString(site.output().resolve("manifest.json")));
    }
}
