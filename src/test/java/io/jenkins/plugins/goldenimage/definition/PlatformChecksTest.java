package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that are some on one platform, or for one operating system. */
class PlatformChecksTest {
    private static final Map<String, String> BUILDERS = Map.of(
            "vsphere", "disks: [ { sizeGiB: 64 } ], networks: [ n ], cluster: c, datastore: d",
            "nutanix", "disks: [ { sizeGiB: 64 } ], networks: [ n ], cluster: c, storageContainer: s",
            "xenserver", "disks: [ { sizeGiB: 64 } ], networks: [ n ], storageRepository: s");

    private static final Map<String, String> ISOS =
            Map.of("vsphere", "[iso] any.iso", "nutanix", "any", "xenserver", "any.iso");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vsphere   | any.iso       | must be a file on a datastore, such as "[datastore] folder/file.iso", not 'any.iso'
            xenserver | iso/any.iso   | must be the name of an ISO in an ISO library, such as debian-12.iso, without a folder, not 'iso/any.iso'
            nutanix   | ' any'        | must be the name or UUID of an image in Prism Central, of at most 256 characters and without control characters, not ' any'
            """)
    void anIsoThatThePlatformCanNotHave(String platform, String iso, String message) {
        assertThat(Libraries.mistakes(library(platform, "", "debian, version: 12", iso)))
                .containsExactly("lib.yaml:6:91: images.base.iso: " + message);
    }

    @ParameterizedTest
    @CsvSource({"vsphere", "nutanix", "xenserver"})
    void aUrlThatWouldSendCredentialsInTheClear(String platform) {
        String library = library(platform, "", "debian, version: 12", ISOS.get(platform));

        assertThat(Libraries.mistakes(library.replace("https://", "http://")))
                .containsExactly("lib.yaml:1:" + (38 + platform.length()) + ": connections.con.url:"
                        + " must begin with https:// and name a host, not 'http://host.example.com'");
    }

    @ParameterizedTest
    @CsvSource({"nutanix", "xenserver"})
    void aTpmWithoutUefi(String platform) {
        String library =
                library(platform, "vtpm: true, firmware: bios, ", "debian, version: 12", ISOS.get(platform));

        assertThat(Libraries.mistakes(library))
                .containsExactly("lib.yaml:3:" + (28 + platform.length()) + ": builders.small.vtpm:"
                        + " needs the firmware efi or efi-secure, not bios; change one of the two");
    }

    @Test
    void windows11OnAMachineThatIsTooSmall() {
        String place = "lib.yaml:6:79: images.base.builder: 'small' does not suit the operating system 'os': windows 11"
                + " needs ";

        assertThat(Libraries.mistakes(library("nutanix", "cpus: 1, ", "windows, version: 11", "any")))
                .containsExactly(
                        place + "at least 2 CPUs, not 1",
                        place + "memoryMiB: 4096 or more, not 2048",
                        place + "firmware: efi-secure, not efi",
                        place + "vtpm: true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vsphere   | memoryMiB: 4096, firmware: efi-secure,
            nutanix   | memoryMiB: 4096, firmware: efi-secure, vtpm: true, cpus: 1, coresPerCpu: 2,
            xenserver | memoryMiB: 4096, firmware: efi-secure, vtpm: true,
            """)
    void windows11OnAMachineThatSuits(String platform, String settings) throws Exception {
        assertThat(Libraries.read(library(platform, settings, "windows, version: 11", ISOS.get(platform))).images())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"vsphere", "nutanix", "xenserver"})
    void windowsServerNeedsNoneOfThat(String platform) throws Exception {
        String library =
                library(platform, "", "windows, version: server-2025, edition: Core", ISOS.get(platform));

        assertThat(Libraries.read(library).operatingSystems())
                .extracting(OperatingSystem::edition)
                .isEqualTo(List.of("Core"));
    }

    private static String library(String platform, String settings, String system, String iso) {
        return """
                connections: [ { %1$s: { name: con, url: "https://host.example.com", credentialsId: c } } ]
                builders:
                  - %1$s: { name: small, %2$s%3$s }
                operatingSystems: [ { name: os, family: %4$s, login: { credentialsId: guest } } ]
                images:
                  - { name: base, operatingSystem: os, targets: [ { connection: con, builder: small, iso: '%5$s' } ] }
                """
                .formatted(platform, settings == null ? "" : settings + " ", BUILDERS.get(platform), system, iso);
    }
}
