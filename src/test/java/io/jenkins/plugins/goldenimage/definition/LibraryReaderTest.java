package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedBuilder;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedConnection;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.VsphereBuilder;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.VsphereConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryReaderTest {
    private static final String EVERY_KEY =
            """
            connections:
              - vsphere:
                  name: dc1
                  url: https://vcenter.example.com
                  credentialsId: vcenter
                  connector: dc1-agents
                  datacenter: DC1
                  trust: { fingerprint: "SHA256:%s" }
                  proxy: { url: "http://proxy.example.com:3128", credentialsId: proxy }
            operatingSystems:
              - name: rocky-9
                family: rhel
                version: 9.10
                iso: { sha256: "%s" }
                login: { credentialsId: guest, port: 2222 }
            builders:
              - vsphere:
                  name: small
                  cpus: 4
                  memoryMiB: 4096
                  disks: [ { sizeGiB: 20 }, { sizeGiB: 100 } ]
                  firmware: efi-secure
                  networks: [ VM Network ]
                  cluster: C1
                  datastore: ds1
                  folder: Templates
                  guestId: rockylinux_64Guest
            roles:
              - name: baseline
                steps:
                  - shell:
                      name: Updates
                      timeout: 1h30m10s
                      rerunnable: true
                      script: |
                        dnf -y upgrade
                        dnf clean all
            images:
              - name: rocky-9-base
                operatingSystem: rocky-9
                roles: [ baseline ]
                parameters: { motd: "Managed", NUMBER: 7 }
                version: "9.{date:yyyyMMdd}.{build}"
                timeouts: { install: 90m, connect: 600s, shutdown: 1m, retry: 1s }
                targets:
                  - { name: first, connection: dc1, builder: small, iso: "[iso] rocky.iso" }
            """
                    .formatted("0a".repeat(32), "0b".repeat(32));

    @Test
    void readsEveryKeyOfAConnection() throws Exception {
        assertThat(Libraries.read(EVERY_KEY).connections())
                .containsExactly(new VsphereConnection(
                        "dc1",
                        URI.create("https://vcenter.example.com"),
                        "vcenter",
                        "dc1-agents",
                        new Trust(null, "SHA256:" + "0a".repeat(32), false),
                        new Proxy(URI.create("http://proxy.example.com:3128"), "proxy"),
                        "DC1"));
    }

    @Test
    void readsEveryKeyOfAnOperatingSystem() throws Exception {
        assertThat(Libraries.read(EVERY_KEY).operatingSystems())
                .containsExactly(new OperatingSystem(
                        "rocky-9", OperatingSystemFamily.RHEL, "9.10", null, new OperatingSystem.Iso("0b".repeat(32)), new GuestLogin("guest", 2222)));
    }

    @Test
    void readsEveryKeyOfABuilder() throws Exception {
        assertThat(Libraries.read(EVERY_KEY).builders())
                .containsExactly(new VsphereBuilder(
                        "small",
                        4,
                        4096,
                        List.of(new VsphereBuilder.Disk(20), new VsphereBuilder.Disk(100)),
                        Firmware.EFI_SECURE,
                        List.of("VM Network"),
                        "C1",
                        "ds1",
                        "Templates",
                        "rockylinux_64Guest"));
    }

    @Test
    void readsEveryKeyOfARole() throws Exception {
        assertThat(Libraries.read(EVERY_KEY).roles())
                .containsExactly(new Role(
                        "baseline",
                        List.of(new ShellStep(
                                "dnf -y upgrade\ndnf clean all\n",
                                "Updates",
                                Duration.ofHours(1).plusMinutes(30).plusSeconds(10),
                                true))));
    }

    @Test
    void readsEveryKeyOfAnImage() throws Exception {
        assertThat(Libraries.read(EVERY_KEY).images())
                .containsExactly(new ImageDefinition(
                        "rocky-9-base",
                        "rocky-9",
                        List.of("baseline"),
                        Map.of("motd", "Managed", "NUMBER", "7"),
                        "9.{date:yyyyMMdd}.{build}",
                        List.of(new ImageTarget("dc1", "small", "[iso] rocky.iso", "first")),
                        new Timeouts(
                                Duration.ofMinutes(90),
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(1))));
    }

    @Test
    void givesImagesTheirDefaults() throws Exception {
        Library library = Libraries.read(Libraries.WITHOUT_IMAGES
                + """
                  - name: base
                    operatingSystem: debian-12
                    targets: [ { connection: dc1, builder: small, iso: "[iso] debian.iso" } ]
                """);

        assertThat(library.images())
                .containsExactly(new ImageDefinition(
                        "base",
                        "debian-12",
                        List.of(),
                        Map.of(),
                        "{build}",
                        List.of(new ImageTarget("dc1", "small", "[iso] debian.iso", "dc1")),
                        new Timeouts(
                                Duration.ofHours(2),
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(15))));
    }

    @Test
    void givesStepsTheirDefaults() throws Exception {
        assertThat(Libraries.read("roles: [ { name: r, steps: [ { shell: { script: uptime } } ] } ]").roles())
                .containsExactly(new Role("r", List.of(new ShellStep("uptime", null, Duration.ofHours(1), false))));
    }

    @Test
    void givesVsphereItsDefaults() throws Exception {
        Library library = Libraries.read(Libraries.WITHOUT_IMAGES);

        assertThat(library.connections())
                .containsExactly(new VsphereConnection(
                        "dc1", URI.create("https://vcenter.example.com"), "vcenter", null, Trust.SYSTEM, null, null));
        assertThat(library.builders())
                .contains(new VsphereBuilder(
                        "small",
                        2,
                        2048,
                        List.of(new VsphereBuilder.Disk(20)),
                        Firmware.EFI,
                        List.of("VM Network"),
                        "C1",
                        "ds1",
                        null,
                        null));
    }

    @Test
    void givesLoginsTheirDefaultPort() throws Exception {
        assertThat(Libraries.read(Libraries.WITHOUT_IMAGES).operatingSystems().get(0).login())
                .isEqualTo(new GuestLogin("guest", 22));
    }

    @Test
    void buildersOfDifferentPlatformsMayShareAName() throws Exception {
        Library library = Libraries.read(
                """
                builders:
                  - vsphere: { name: small, disks: [ { sizeGiB: 20 } ], networks: [ n ], cluster: c, datastore: d }
                  - simulated: { name: small }
                """);

        assertThat(library.builders()).hasSize(2);
    }

    @Test
    void usesConnectionsThatAreConfiguredElsewhere() throws Exception {
        SimulatedConnection configured = new SimulatedConnection(
                "jenkins", URI.create("simulated:demo"), null, null, Trust.SYSTEM, Duration.ZERO);
        Library library = new LibraryReader(Libraries.PLATFORMS, List.of(configured))
                .read(
                        "lib.yaml",
                        """
                        operatingSystems:
                          - { name: debian, family: debian, version: "12", login: { credentialsId: guest } }
                        builders: [ { simulated: { name: small } } ]
                        images:
                          - name: base
                            operatingSystem: debian
                            targets: [ { connection: jenkins, builder: small, iso: any.iso } ]
                        """);

        assertThat(library.connections()).isEqualTo(List.of(configured));
        assertThat(library.builders()).isEqualTo(List.of(new SimulatedBuilder("small", Duration.ofSeconds(5))));
    }

    private static final String IMAGE =
            """
            images:
              - name: base
                operatingSystem: debian
                roles: [ baseline ]
                targets: [ { connection: jenkins, builder: small, iso: any.iso } ]
            """;
    private static final String PARTS =
            """
            operatingSystems:
              - { name: debian, family: debian, version: "12", login: { credentialsId: guest } }
            builders: [ { simulated: { name: small } } ]
            roles: [ { name: baseline, steps: [ { shell: { script: "true" } } ] } ]
            connections: [ { simulated: { name: jenkins } } ]
            """;

    @Test
    void aDocumentMayNameWhatStandsInAnother() throws Exception {
        Document images = new Document("images.yaml", IMAGE);
        Document parts = new Document("parts.yaml", "abc123", PARTS);

        Library library = new LibraryReader(Libraries.PLATFORMS).read(List.of(images, parts));

        assertThat(library.documentOf(library.images().get(0))).isEqualTo(images);
        assertThat(library.documentOf(library.roles().get(0))).isEqualTo(parts);
    }

    @Test
    void aNameIsTakenByAnotherDocument() {
        Document first = new Document("first.yaml", PARTS);
        Document second = new Document("second.yaml", "roles: [ { name: baseline, steps: [ { shell: { script: a } } ] } ]");

        assertThatThrownBy(() -> new LibraryReader(Libraries.PLATFORMS).read(List.of(first, second)))
                .hasMessage("second.yaml:1:18: roles: the name 'baseline' is taken by line 4 of first.yaml");
    }

    @Test
    void whatStandsInADocumentThatCanNotBeReadIsNotMissing() {
        Document images = new Document("images.yaml", IMAGE);
        Document parts = new Document("parts.yaml", "roles: [");

        assertThatThrownBy(() -> new LibraryReader(Libraries.PLATFORMS).read(List.of(images, parts)))
                .hasMessageStartingWith("parts.yaml:1:")
                .hasMessageNotContaining("images.yaml");
    }

    @Test
    void anEmptyFileIsAnEmptyLibrary() throws Exception {
        assertThat(Libraries.read("# nothing yet\n"))
                .isEqualTo(new Library(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of()));
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheText() throws Exception {
        assertThat(Libraries.read("\uFEFFroles: []").roles()).isEmpty();
    }
}
