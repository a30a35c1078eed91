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
    private static final String IMAGE =
            """
              - name: base
                operatingSystem: debian-12
                roles:
                  - baseline
                targets:
                  - { connection: dc1, builder: small, iso: any.iso }
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
                .containsExactly("lib.yaml:4:14: connections: has several of caCertificate, fingerprint and insecure;"
                        + " only one is allowed");
    }

    @Test
    void twoTargetsOfOneName() {
        assertThat(Libraries.mistakes(Libraries.WITHOUT_IMAGES + IMAGE
                        + """
                              - { connection: dc1, builder: small, iso: other.iso }
                        """))
                .containsExactly("lib.yaml:" + (Libraries.NEXT_LINE + 6) + ":9: images.base:"
                        + " two targets are called 'dc1'; give one of them a name of its own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {bulid}         | has an unknown placeholder {bulid}; allowed are {build} and {date:PATTERN}
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
    void connectionsWhereTheyAreConfiguredElsewhere() {
        SimulatedConnection configured = new SimulatedConnection(
                "jenkins", URI.create("simulated:demo"), null, null, Trust.SYSTEM, Duration.ZERO);

        assertThat(Libraries.mistakes("connections:\n  - simulated: { name: sim }\n", List.of(configured)))
                .containsExactly("lib.yaml:2:24: connections:"
                        + " connections are not allowed here; they are configured in Jenkins");
    }
}
