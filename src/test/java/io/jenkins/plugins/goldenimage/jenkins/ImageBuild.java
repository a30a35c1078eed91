package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.goldenimage.testing.VcenterInventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The only run of a job of its own, which builds an image of its own with two steps. */
final class ImageBuild {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Landscape landscape;
    private final String name = "image-" + NUMBERS.incrementAndGet();
    private final Path trace;
    private final VcenterInventory before;

    ImageBuild(Landscape landscape) {
        this.landscape = landscape;
        this.before = landscape.vcenter().inventory();
        try {
            trace = Files.createTempDirectory("golden-image-trace-");
            // The guest's user writes there.
            Files.setPosixFilePermissions(trace, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String definition() {
        return name;
    }

    /** As the template is called. */
    String imageName() {
        return name + "-1";
    }

    String library() {
        return """
                operatingSystems:
                  - { name: debian, family: debian, version: "12", login: { credentialsId: guest, port: %d } }
                builders:
                  - vsphere:
                      name: small
                      disks: [ { sizeGiB: 1 } ]
                      networks: [ VM Network ]
                      cluster: DC0_C0
                      datastore: LocalDS_0
                roles:
                  - name: baseline
                    steps:
                      - shell: { name: one, script: 'echo one >> "$TRACE/steps"' }
                      - shell:
                          name: two
                          script: |
                            echo two >> "$TRACE/steps"
                            while [ -e "$TRACE/hold" ]; do sleep 0.1; done
                            echo the steps are done
                images:
                  - name: %s
                    operatingSystem: debian
                    roles: [ baseline ]
                    parameters: { TRACE: %s }
                    targets: [ { connection: vcenter, builder: small, iso: "[LocalDS_0] iso/debian-12.iso" } ]
                """
                .formatted(landscape.guestValve().port(), name, trace);
    }

    /** Starts the run with the definition in the controller's configuration. */
    ImageBuild start() {
        Landscape.unchecked(() -> {
            landscape.controller().runRemotely(OnController::setLibrary, library());
            return null;
        });
        return start("buildImage '" + name + "'");
    }

    /** Starts the run with a script of its own. */
    ImageBuild start(String script) {
        Landscape.unchecked(() -> {
            landscape.controller().runRemotely(OnController::start, name, script);
            return null;
        });
        return this;
    }

    void stop() {
        Landscape.unchecked(() -> {
            landscape.controller().runRemotely(OnController::stop, name);
            return null;
        });
    }

    /** Waits until its attempt waits for an agent. */
    void awaitQueued() {
        await("the attempt in the queue")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Landscape.unchecked(
                        () -> landscape.controller().runRemotely(OnController::isQueued, imageName())));
    }

    /** Cancels its attempt, which waits for an agent. */
    void cancelQueued() {
        Landscape.unchecked(() -> {
            landscape.controller().runRemotely(OnController::cancelQueued, imageName());
            return null;
        });
    }

    void delete() {
        Landscape.unchecked(() -> {
            landscape.controller().runRemotely(OnController::delete, name);
            return null;
        });
    }

    /** The second step does not end while it is held. */
    void holdSecondStep() throws IOException {
        Files.writeString(trace.resolve("hold"), "");
    }

    void awaitSecondStep() {
        await("the second step").atMost(Duration.ofSeconds(60)).until(() -> steps().contains("two"));
    }

    void letSecondStepGo() throws IOException {
        Files.delete(trace.resolve("hold"));
    }

    /** The steps that have run in the guest, in order, as often as they have. */
    List<String> steps() throws IOException {
        Path steps = trace.resolve("steps");
        return Files.exists(steps) ? Files.readAllLines(steps) : List.of();
    }

    String result() {
        return Landscape.unchecked(() -> landscape.controller().runRemotely(OnController::result, name));
    }

    String console() {
        return Landscape.unchecked(() -> landscape.controller().runRemotely(OnController::console, name));
    }

    /** Waits for the end of the run. */
    void assertEnds(String result) {
        await("the end of " + name)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> result() != null);
        assertThat(result()).as(() -> console()).isEqualTo(result);
    }

    /** One template, and everything else as before. */
    void assertOneImage() {
        VcenterInventory after = landscape.vcenter().inventory();
        assertThat(after.names()).containsExactlyInAnyOrderElementsOf(with(before.names(), imageName()));
        assertThat(after.machine(imageName()).template()).isTrue();
        assertThat(after.files("LocalDS_0").stream().filter(file -> !file.startsWith(imageName() + "/")))
                .containsExactlyInAnyOrderElementsOf(before.files("LocalDS_0"));
    }

    /** Everything as before. */
    void assertNoImage() {
        VcenterInventory after = landscape.vcenter().inventory();
        assertThat(after.names()).containsExactlyInAnyOrderElementsOf(before.names());
        assertThat(after.files("LocalDS_0")).containsExactlyInAnyOrderElementsOf(before.files("LocalDS_0"));
    }

    void assertStepsRanOnce() throws IOException {
        assertThat(steps()).containsExactly("one", "two");
    }

    /** The manifest, which must tell of the image in the vCenter. */
    JsonNode assertManifest() throws IOException {
        JsonNode manifest = JsonMapper.builder()
                .build()
                .readTree(artifacts().resolve("manifest.json").toFile());
        assertThat(manifest.at("/image/name").asText()).isEqualTo(imageName());
        assertThat(manifest.at("/image/id").asText())
                .isEqualTo(landscape.vcenter().inventory().machine(imageName()).reference());
        assertThat(manifest.at("/definition/name").asText()).isEqualTo(name);
        assertThat(manifest.at("/phases").properties().stream().map(Map.Entry::getKey))
                .containsExactly("preflight", "create", "install", "connect", "provision", "seal", "publish", "clean-up");
        return manifest;
    }

    /** Where the controller has archived the record. */
    Path artifacts() {
        return landscape.home().resolve("jobs/" + name + "/builds/1/archive/golden-image/" + name + "/vcenter");
    }

    private static List<String> with(List<String> names, String name) {
        return java.util.stream.Stream.concat(names.stream(), java.util.stream.Stream.of(name))
                .toList();
    }
}
