package io.jenkins.plugins.goldenimage.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedType;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.VsphereType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final List<HypervisorType<?, ?>> PLATFORMS = List.of(new VsphereType(), new SimulatedType());
    private static final Instant NOW = Instant.parse("2026-02-03T23:30:00Z");

    private static final String LIBRARY =
            """
            connections:
              - vsphere: { name: dc1, url: https://vcenter.example.com, credentialsId: vcenter }
              - simulated: { name: sim }
            operatingSystems:
              - { name: debian, family: debian, version: "12", login: { credentialsId: guest } }
            builders:
              - simulated: { name: small }
              - vsphere: { name: small, disks: [ { sizeGiB: 20 } ], networks: [ n ], cluster: c, datastore: d }
            roles:
              - name: common.tools
                steps:
                  - shell: { script: "\\n  apt-get update\\n  apt-get upgrade\\n", timeout: 10m, rerunnable: true }
                  - shell: { script: uptime, name: Look }
              - { name: other, steps: [ { shell: { script: date } } ] }
            images:
              - name: base
                operatingSystem: debian
                roles: [ common.tools, other ]
                parameters: { motd: Managed, team: A }
                version: "12.{date:yyyyMMdd}.{build}"
                targets:
                  - { connection: dc1, builder: small, iso: "[iso] debian.iso" }
                  - { connection: sim, builder: small, iso: any.iso, name: pretended }
            """;

    @Test
    void plansEachTarget() throws Exception {
        assertThat(plans(request("base"))).extracting(BuildPlan::target).containsExactly("dc1", "pretended");
    }

    @Test
    void plansTheTargetsThatAreAskedFor() throws Exception {
        assertThat(plans(new PlanRequest("base", Set.of("pretended"), null, 7, Map.of(), false, null)))
                .extracting(BuildPlan::target)
                .containsExactly("pretended");
    }

    @Test
    void takesTheBuilderOfThePlatform() throws Exception {
        assertThat(plans(request("base")))
                .allSatisfy(plan -> assertThat(plan.builder().getClass().getPackage())
                        .isEqualTo(plan.connection().getClass().getPackage()))
                .extracting(BuildPlan::platform)
                .containsExactly("vsphere", "simulated");
    }

    @Test
    void rendersTheVersionInTheZoneOfTheClock() throws Exception {
        assertThat(plan(request("base")).version()).isEqualTo("12.20260204.7");
        assertThat(plan(request("base")).imageName()).isEqualTo("base-12.20260204.7");
    }

    @Test
    void takesTheVersionThatIsAskedFor() throws Exception {
        assertThat(plan(new PlanRequest("base", Set.of(), "13-rc{build}", 7, Map.of(), false, null)).version())
                .isEqualTo("13-rc7");
    }

    @Test
    void addsParametersToThoseOfTheDefinition() throws Exception {
        assertThat(plan(new PlanRequest("base", Set.of(), null, 7, Map.of("team", "B", "extra", "1"), false, null))
                        .parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("motd", "Managed", "team", "B", "extra", "1"));
    }

    @Test
    void numbersTheStepsOfAllRoles() throws Exception {
        assertThat(plan(request("base")).steps())
                .containsExactly(
                        new PlannedScript(
                                "001-common-tools",
                                "common.tools: apt-get update",
                                PlannedScript.Kind.SHELL,
                                "\n  apt-get update\n  apt-get upgrade\n",
                                Duration.ofMinutes(10),
                                true),
                        shell("002-common-tools", "common.tools: Look", "uptime"),
                        shell("003-other", "other: date", "date"));
    }

    @Test
    void keepsWhatWasAskedAndWhen() throws Exception {
        BuildPlan plan = plan(new PlanRequest("base", Set.of(), null, 7, Map.of(), true, null));

        assertThat(plan.keepOnFailure()).isTrue();
        assertThat(plan.started()).isEqualTo(NOW);
    }

    @Test
    void namesTheDocumentsThatADefinitionUses() throws Exception {
        int rolesBegin = LIBRARY.indexOf("roles:");
        int imagesBegin = LIBRARY.indexOf("images:");
        String roles = LIBRARY.substring(rolesBegin, imagesBegin);
        String images = LIBRARY.substring(imagesBegin);
        Library library = new LibraryReader(PLATFORMS)
                .read(List.of(
                        new Document("base.yaml", LIBRARY.substring(0, rolesBegin)),
                        new Document("git:roles.yaml", "c0ffee", roles),
                        new Document("git:images.yaml", "c0ffee", images),
                        new Document("unused.yaml", "roles: [ { name: unused, steps: [ { shell: { script: date } } ] } ]")));

        assertThat(new Planner(PLATFORMS, Clock.systemUTC())
                        .plan(library, SourceFiles.NONE, request("base"))
                        .builds()
                        .get(0)
                        .sources())
                .containsExactly(
                        new DefinitionSource("git:images.yaml", "c0ffee", Sha256.of(images)),
                        new DefinitionSource("base.yaml", null, Sha256.of(LIBRARY.substring(0, rolesBegin))),
                        new DefinitionSource("git:roles.yaml", "c0ffee", Sha256.of(roles)));
    }

    @Test
    void givesEachBuildAKeyOfItsOwn() throws Exception {
        assertThat(plans(request("base"))).extracting(BuildPlan::key).allMatch(BuildKey::isKey).doesNotHaveDuplicates();
    }

    @Test
    void namesTheCredentialsOfConnectionAndGuest() throws Exception {
        assertThat(plan(request("base")).credentials()).containsExactly("vcenter", "guest");
    }

    @Test
    void aPlatformWithoutLoginNeedsNoCredentials() throws Exception {
        assertThat(plans(request("base")).get(1).credentials()).containsExactly("guest");
    }

    @Test
    void theDigestStaysWhileDefinitionsStay() throws Exception {
        assertThat(plan(request("base")).digest()).isEqualTo(plan(request("base")).digest());
    }

    @Test
    void theDigestChangesWithAScript() throws Exception {
        assertThat(plans(LIBRARY.replace("uptime", "uptime -p"), request("base")).get(0).digest())
                .isNotEqualTo(plan(request("base")).digest());
    }

    @Test
    void theDigestChangesWithTheChecksumOfTheIso() throws Exception {
        String known = LIBRARY.replace("version: \"12\",", "version: \"12\", iso: { sha256: \"" + "0a".repeat(32) + "\" },");

        assertThat(plans(known, request("base")).get(0).operatingSystem().iso())
                .isEqualTo(new OperatingSystem.Iso("0a".repeat(32)));
        assertThat(plans(known, request("base")).get(0).digest())
                .isNotEqualTo(plan(request("base")).digest());
    }

    @Test
    void rendersTheVersionOfTheOperatingSystem() throws Exception {
        assertThat(plan(request("base", "{version}-{build}")).version()).isEqualTo("12-7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nutanix   | disks: [ { sizeGiB: 64 } ], networks: [ n ], cluster: c, storageContainer: s, categories: { a: b }
            xenserver | disks: [ { sizeGiB: 64 } ], networks: [ n ], storageRepository: s
            """)
    void aPlanForAPlatformOfLaterVersionsCanBeStoredAndReadBack(String platform, String builder) throws Exception {
        String library =
                """
                connections:
                  - %1$s:
                      name: con
                      url: https://host.example.com
                      credentialsId: c
                      proxy: { url: "http://proxy.example.com:3128" }
                operatingSystems:
                  - { name: os, family: windows, version: "11", edition: Pro, login: { credentialsId: guest } }
                builders:
                  - %1$s: { name: big, memoryMiB: 4096, firmware: efi-secure, vtpm: true, %2$s }
                images:
                  - { name: base, operatingSystem: os, targets: [ { connection: con, builder: big, iso: any } ] }
                """
                        .formatted(platform, builder);
        BuildJson json = new BuildJson(Platforms.all());
        BuildPlan plan = plans(Platforms.all(), library, request("base")).get(0);

        assertThat(plan.platform()).isEqualTo(platform);
        assertThat(json.read(json.write(plan), BuildPlan.class)).isEqualTo(plan);
    }

    @Test
    void aPlanCanBeStoredAndReadBack() throws Exception {
        BuildJson json = new BuildJson(PLATFORMS);
        BuildPlan plan = plan(request("base"));

        assertThat(json.read(json.write(plan), BuildPlan.class)).isEqualTo(plan);
    }

    @Test
    void refusesAnUnknownDefinition() {
        assertRefused(request("bse"), "There is no image definition 'bse'; did you mean 'base'? allowed: base");
    }

    @Test
    void refusesAnUnknownTarget() {
        assertRefused(
                new PlanRequest("base", Set.of("dc2"), null, 7, Map.of(), false, null),
                "There is no target of base 'dc2'; did you mean 'dc1'? allowed: dc1, pretended");
    }

    @Test
    void refusesAVersionThatIsNone() {
        assertRefused(
                new PlanRequest("base", Set.of(), "a b", 7, Map.of(), false, null),
                "The version of base gives the version 'a b'; versions are at most 63 letters, digits, dots, hyphens and"
                        + " underscores, and begin with a letter or digit");
    }

    @Test
    void refusesAParameterThatCanBeNoEnvironmentVariable() {
        assertRefused(
                new PlanRequest("base", Set.of(), null, 7, Map.of("my-team", "B"), false, null),
                "the parameter name 'my-team' must be letters, digits and underscores, and not begin with a digit");
    }

    @Test
    void refusesANameThatThePlatformDoesNotAllow() {
        String name = "b".repeat(64);

        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> plans(LIBRARY.replace("name: base", "name: " + name), request(name, "1".repeat(30))))
                .withMessage("The image name '" + name + "-" + "1".repeat(30) + "' has 95 characters; vSphere allows 80");
    }

    private static PlannedScript shell(String id, String title, String script) {
        return new PlannedScript(id, title, PlannedScript.Kind.SHELL, script, Duration.ofHours(1), false);
    }

    private static void assertRefused(PlanRequest request, String message) {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> plans(request))
                .withMessage(message);
    }

    private static PlanRequest request(String definition) {
        return request(definition, null);
    }

    private static PlanRequest request(String definition, String version) {
        return new PlanRequest(definition, Set.of(), version, 7, Map.of(), false, null);
    }

    private static BuildPlan plan(PlanRequest request) throws Exception {
        return plans(request).get(0);
    }

    private static List<BuildPlan> plans(PlanRequest request) throws Exception {
        return plans(LIBRARY, request);
    }

    private static List<BuildPlan> plans(String library, PlanRequest request) throws Exception {
        return plans(PLATFORMS, library, request);
    }

    private static List<BuildPlan> plans(
            List<? extends HypervisorType<?, ?>> platforms, String library, PlanRequest request) throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
        return new Planner(platforms, clock)
                .plan(new LibraryReader(platforms).read("lib.yaml", library), SourceFiles.NONE, request)
                .builds();
    }
}
