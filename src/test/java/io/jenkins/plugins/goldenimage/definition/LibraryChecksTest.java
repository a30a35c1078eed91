package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes between the parts of a library: names, references and settings that contradict each other. */
class LibraryChecksTest {
    private static final String SIMULATED = "connections:\n  - simulated: { name: sim }\n";
    private static final String IMAGE =
            """
              - name: base
                operatingSystem: debian-12
                roles:
                  - baseline
                targets:
                  - { connection: dc1, builder: small, iso: "[iso] any.iso" }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operatingSystem: debian-12 | operatingSystem: debian-21 | 2:22: images.base.operatingSystem: there is no operating system 'debian-21'; did you mean 'debian-12'? allowed: debian-12
            - baseline                 | - basline                  | 4:9: images.base.roles: there is no role 'basline'; did you mean 'baseline'? allowed: baseline
            connection: dc1            | connection: dc2            | 6:23: images.base.connection: there is no connection 'dc2'; did you mean 'dc1'? allowed: dc1
            builder: small             | builder: smal              | 6:37: images.base.builder: there is no vsphere builder 'smal'; did you mean 'small'? allowed: small
            builder: small             | builder: pretended         | 6:37: images.base.builder: there is no vsphere builder 'pretended'; allowed: small
            """)
    void danglingReference(String right, String wrong, String message) {
        String place = message.substring(0, message.indexOf(':'));
        assertThat(Libraries.mistakes(Libraries.WITHOUT_IMAGES + IMAGE.replace(right, wrong)))
                .containsExactly("lib.yaml:" + (Libraries.NEXT_LINE - 1 + Integer.parseInt(place))
                        + message.substring(place.length()));
    }

    @Test
    void aMistakeInSomethingNamedIsNotToldAgainWhereItIsNamed() {
        assertThat(Libraries.mistakes(Libraries.WITHOUT_IMAGES.replace("family: debian", "family: dos") + IMAGE))
                .containsExactly("lib.yaml:4:32: operatingSystems[0].family:"
                        + " must be one of debian, ubuntu, rhel, windows, not 'dos'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections", "operatingSystems", "builders", "roles", "images"})
    void doubledName(String section) {
        String text = Libraries.WITHOUT_IMAGES + IMAGE;
        String after = text.substring(text.indexOf(section + ":\n") + section.length() + 2);
        String entries = after.split("\n(?=[a-z])")[0].stripTrailing() + "\n";

        assertThat(Libraries.mistakes(text.replace(entries, entries + entries)))
                .isNotEmpty()
                .allSatisfy(mistake -> assertThat(mistake)
                        .matches("lib.yaml:\\d+:\\d+: " + section + ": the name '[a-z0-9-]+' is taken by line \\d+"));
    }

    @Test
    void doubledNameNamesBothLines() {
        assertThat(Libraries.mistakes(
                        """
                        builders:
                          - simulated: { name: small }
                          - simulated: { name: other }
                          - simulated: { name: small }
                        """))
                .containsExactly("lib.yaml:4:24: builders: the name 'small' is taken by line 2");
    }

    @Test
    void severalWaysToTrust() {
        assertThat(Libraries.mistakes(
                        """
                        connections:
                          - simulated:
                              name: sim
                              trust: { insecure: true, caCertificate: PEM }
                        """))
                .containsExactly("lib.yaml:4:14: connections.sim.trust: has several of caCertificate, fingerprint and insecure;"
                        + " only one is allowed");
    }

    @Test
    void twoTargetsOfOneName() {
        assertThat(Libraries.mistakes(SIMULATED + Libraries.WITHOUT_IMAGES.replace("connections:\n", "") + IMAGE
                        + """
                              - { name: dc1, connection: sim, builder: pretended, iso: other.iso }
                        """))
                .containsExactly("lib.yaml:" + (Libraries.NEXT_LINE + 7) + ":17: images.base.name:"
                        + " two targets are called 'dc1'; give one of them a name of its own");
    }

    @Test
    void twoTargetsThatWouldGiveTheirImagesTheSameName() {
        assertThat(Libraries.mistakes(Libraries.WITHOUT_IMAGES + IMAGE
                        + """
                              - { name: another, connection: dc1, builder: small, iso: "[iso] other.iso" }
                        """))
                .containsExactly("lib.yaml:" + (Libraries.NEXT_LINE + 6) + ":38: images.base.connection:"
                        + " 'dc1' has a target in line " + (Libraries.NEXT_LINE + 5) + " already, and both would give"
                        + " their images the same name; use it once, or write a second image definition");
    }

    @Test
    void targetsOnDifferentConnectionsMayGiveTheirImagesTheSameName() throws Exception {
        assertThat(Libraries.read(SIMULATED + Libraries.WITHOUT_IMAGES.replace("connections:\n", "") + IMAGE
                                + """
                                      - { connection: sim, builder: pretended, iso: other.iso }
                                """)
                        .images()
                        .get(0)
                        .targets())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {bulid}         | has an unknown placeholder {bulid}; allowed are {build}, {version} and {date:PATTERN}
            {date:zzzzzzzz} | has a date pattern that can't be used: Too many pattern letters: z
            1/{build}       | gives the version '1/1'; versions are at most 63 letters, digits, dots, hyphens and underscores, and begin with a letter or digit
            """)
    void badVersionRule(String rule, String message) {
        assertThat(Libraries.mistakes(Libraries.WITHOUT_IMAGES + IMAGE + "    version: '" + rule + "'\n"))
                .containsExactly(
                        "lib.yaml:" + (Libraries.NEXT_LINE + 6) + ":14: images.base.version: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            my-motd            | the parameter name 'my-motd' must be letters, digits and underscores, and not begin with a digit
            2nd                | the parameter name '2nd' must be letters, digits and underscores, and not begin with a digit
            GOLDEN_IMAGE_NAME  | the parameter name 'GOLDEN_IMAGE_NAME' must not begin with GOLDEN_IMAGE_, as the names of our own do
            """)
    void parameterThatCanBeNoEnvironmentVariable(String name, String message) {
        assertThat(Libraries.mistakes(Libraries.WITHOUT_IMAGES + IMAGE + "    parameters: { " + name + ": x }\n"))
                .containsExactly(
                        "lib.yaml:" + (Libraries.NEXT_LINE + 6) + ":17: images.base.parameters: " + message);
    }

    @Test
    void anImageNameThatThePlatformDoesNotAllow() {
        String name = "b".repeat(64);

        assertThat(Libraries.mistakes(Libraries.WITHOUT_IMAGES + IMAGE.replace("name: base", "name: " + name)
                        + "    version: '{version}.{date:yyyy-MM-dd-HHmmss}.{build}'\n"))
                .containsExactly("lib.yaml:" + (Libraries.NEXT_LINE + 6) + ":14: images." + name + ".version: gives the"
                        + " image name '" + name + "-12.2026-09-23-222222.1', which has 87 characters; vSphere allows 80");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            family: debian, version: sid         | 42 | version: must be numbers with dots between them, such as 12, not 'sid'
            family: ubuntu, version: noble       | 42 | version: must be numbers with dots between them, such as 24.04, not 'noble'
            family: rhel, version: 9.            | 40 | version: must be numbers with dots between them, such as 9 or 9.4, not '9.'
            family: windows, version: 2022       | 43 | version: must be one of 11, server-2019, server-2022, server-2025, not '2022'
            family: debian, edition: x, version: 12 | 42 | edition: is for windows only; debian has no editions: leave it out
            """)
    void settingsOfAnOperatingSystemThatDoNotAgree(String settings, int column, String message) {
        assertThat(Libraries.mistakes(
                        "operatingSystems:\n  - { name: os, " + settings + ", login: { credentialsId: c } }"))
                .containsExactly("lib.yaml:2:" + column + ": operatingSystems.os." + message);
    }

    @ParameterizedTest
    @CsvSource({"DEBIAN, 12", "UBUNTU, 24.04", "RHEL, 9", "RHEL, 9.4", "WINDOWS, 11", "WINDOWS, server-2019",
        "WINDOWS, server-2022", "WINDOWS, server-2025"})
    void versionsThatAreAllowed(OperatingSystemFamily family, String version) {
        assertThat(family.versionProblem(version)).isEmpty();
    }

    @Test
    void aLoginInAUrl() {
        assertThat(Libraries.mistakes(
                        """
                        connections:
                          - nutanix:
                              name: pc1
                              url: https://admin:hunter2@pc1.example.com
                              credentialsId: pc1
                              proxy: { url: "http://proxy:secret@proxy.example.com:3128" }
                        """))
                .containsExactly(
                        "lib.yaml:4:12: connections.pc1.url:"
                                + " must hold no user name and password; name them by credentialsId",
                        "lib.yaml:6:21: connections.pc1.proxy.url:"
                                + " must hold no user name and password; name them by credentialsId");
    }

    @Test
    void connectionsWhereTheyAreConfiguredElsewhere() {
        SimulatedConnection configured = new SimulatedConnection(
                "jenkins", URI.create("simulated:demo"), null, null, Trust.SYSTEM, Duration.ZERO);

        assertThat(Libraries.mistakes("connections:\n  - simulated: { name: sim }\n", List.of(configured)))
                .containsExactly("lib.yaml:2:24: connections:"
                        + " connections are not allowed here; they are configured in Jenkins");
    }

    @Test
    void proxyWithoutPort() {
        assertThat(Libraries.mistakes(
                        """
                        connections:
                          - vsphere:
                              name: dc1
                              url: https://vcenter.example.com
                              credentialsId: vcenter
                              proxy: { url: "https://proxy.example.com" }
                        """))
                .containsExactly("lib.yaml:6:21: connections.dc1.proxy.url: must be http:// with a host name and a port,"
                        + " such as http://proxy.example.com:3128");
    }
}
