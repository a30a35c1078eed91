package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kinds of steps, and what is wrong with them. */
class StepsTest {
    @Test
    void readsEveryKind() throws Exception {
        assertThat(Libraries.read(
                                """
                                roles:
                                  - name: r
                                    steps:
                                      - powershell: { file: a.ps1, timeout: 2m }
                                      - file: { to: /opt/a, from: files/a, mode: "0755", name: Tool }
                                      - file: { to: /opt/b, content: b }
                                      - restart: {}
                                      - check: { script: test -e /opt/a }
                                """)
                        .roles())
                .containsExactly(new Role(
                        "r",
                        List.of(
                                new PowershellStep(null, "a.ps1", null, Duration.ofMinutes(2), false),
                                new FileStep("/opt/a", null, "files/a", "0755", "Tool"),
                                new FileStep("/opt/b", "b", null, "0644", null),
                                new RestartStep(null, Duration.ofMinutes(15)),
                                new CheckStep("test -e /opt/a", null, null, Duration.ofMinutes(5)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shell: {}                             | 1:39: roles.r: one of 'script' and 'file' is missing",
                "check: { script: a, file: b }         | 1:58: roles.r: only one of 'script' and 'file' is allowed",
                "file: { to: /a }                      | 1:38: roles.r: one of 'content' and 'from' is missing",
                "file: { to: /a, content: a, from: b } | 1:66: roles.r: only one of 'content' and 'from' is allowed"
            })
    void refusesWhatDoesNotGoTogether(String step, String problem) {
        assertThat(mistakes(step)).containsExactly("lib.yaml:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc/motd", "/etc/", "C:motd", "/", "'C:\\Tools\\'"})
    void refusesAPathThatIsNotThatOfAFile(String path) {
        assertThat(mistakes("file: { content: a, to: " + path + " }"))
                .singleElement()
                .asString()
                .startsWith("lib.yaml:1:56: roles.r: must be an absolute path of a file, such as /etc/motd or"
                        + " C:\\Tools\\a.txt, not '");
    }

    @Test
    void refusesAModeThatIsNone() {
        assertThat(mistakes("file: { to: /a, content: a, mode: rwx }"))
                .containsExactly("lib.yaml:1:66: roles[0].steps[0].file.mode: must be three octal digits such as '0644',"
                        + " not 'rwx'");
    }

    @Test
    void refusesPowershellOutsideWindows() {
        assertThat(inAnImage("debian", "powershell: { script: Get-Date }"))
                .containsExactly("lib.yaml:8:54: roles.r: a powershell step can't be used by the image 'base', whose"
                        + " operating system 'os' is not Windows; use shell");
    }

    @Test
    void refusesAShellOnWindows() {
        assertThat(inAnImage("windows", "shell: { script: date }"))
                .containsExactly("lib.yaml:8:49: roles.r: a shell step can't be used by the image 'base', whose"
                        + " operating system 'os' is Windows; use powershell");
    }

    @Test
    void refusesAPathOfTheOtherWorld() {
        assertThat(inAnImage("windows", "file: { to: /etc/motd, content: a }"))
                .containsExactly("lib.yaml:8:44: roles.r: the path '/etc/motd' can't be used by the image 'base', whose"
                        + " operating system 'os' is Windows");
    }

    private static List<String> mistakes(String step) {
        return Libraries.mistakes("roles: [ { name: r, steps: [ { " + step + " } ] } ]");
    }

    private static List<String> inAnImage(String family, String step) {
        return Libraries.mistakes(
                """
                connections: [ { simulated: { name: sim } } ]
                builders: [ { simulated: { name: small } } ]
                operatingSystems:
                  - { name: os, family: %s, version: "11", login: { credentialsId: guest } }
                images:
                  - { name: base, operatingSystem: os, roles: [ r ],
                      targets: [ { connection: sim, builder: small, iso: a.iso } ] }
                roles: [ { name: r, steps: [ { %s } ] } ]
                """
                        .formatted(family, step));
    }
}
