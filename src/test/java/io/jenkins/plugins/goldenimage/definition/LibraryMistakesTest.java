package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in keys and values: each is named by file, line, column and key, with what is allowed. */
class LibraryMistakesTest {
    @Test
    void unknownKey() {
        assertThat(Libraries.mistakes(
                        """
                        roles:
                          - name: baseline
                            step: []
                            steps: [ { shell: { script: uptime } } ]
                        """))
                .containsExactly("lib.yaml:3:5: roles[0]: unknown key 'step'; did you mean 'steps'? allowed: name, steps");
    }

    @Test
    void unknownKeyThatIsNearNothing() {
        assertThat(Libraries.mistakes("hypervisors: []"))
                .containsExactly("lib.yaml:1:1: unknown key 'hypervisors';"
                        + " allowed: builders, connections, images, operatingSystems, roles");
    }

    @Test
    void missingKey() {
        assertThat(Libraries.mistakes("operatingSystems:\n  - { name: d, family: debian, login: { credentialsId: c } }"))
                .containsExactly("lib.yaml:2:5: operatingSystems[0]: the key 'version' is missing");
    }

    @Test
    void keyWithoutValue() {
        assertThat(Libraries.mistakes("roles:\n  - name:\n    steps: [ { shell: { script: uptime } } ]"))
                .containsExactly("lib.yaml:2:5: roles[0]: the key 'name' is missing");
    }

    @Test
    void emptyText() {
        assertThat(Libraries.mistakes("roles: [ { name: r, steps: [ { shell: { script: ' ' } } ] } ]"))
                .containsExactly("lib.yaml:1:49: roles[0].steps[0].shell.script: must not be empty");
    }

    @Test
    void listForASingleValue() {
        assertThat(Libraries.mistakes("roles: [ { name: [ a ], steps: [ { shell: { script: uptime } } ] } ]"))
                .containsExactly("lib.yaml:1:18: roles[0].name: must be a single value, not a list;"
                        + " text that begins with { or [ must stand in quotes");
    }

    @Test
    void placeholderWithoutQuotes() {
        assertThat(Libraries.mistakes(Libraries.WITHOUT_IMAGES
                        + """
                          - name: base
                            operatingSystem: debian-12
                            version: {build}
                            targets: [ { connection: dc1, builder: small, iso: "[iso] debian.iso" } ]
                        """))
                .containsExactly("lib.yaml:" + (Libraries.NEXT_LINE + 2) + ":14: images[0].version:"
                        + " must be a single value, not a group of keys;"
                        + " text that begins with { or [ must stand in quotes");
    }

    @Test
    void singleValueForAList() {
        assertThat(Libraries.mistakes("roles: baseline"))
                .containsExactly("lib.yaml:1:8: roles: must be a list, not 'baseline'");
    }

    @Test
    void singleValueForAGroupOfKeys() {
        assertThat(Libraries.mistakes("roles: [ { name: r, steps: [ { shell: uptime } ] } ]"))
                .containsExactly("lib.yaml:1:39: roles[0].steps[0].shell: must be a group of keys, not 'uptime';"
                        + " allowed: file, name, rerunnable, script, timeout");
    }

    @Test
    void listForTheWholeFile() {
        assertThat(Libraries.mistakes("- roles"))
                .containsExactly("lib.yaml:1:1: must be a group of keys, not a list;"
                        + " allowed: builders, connections, images, operatingSystems, roles");
    }

    @Test
    void singleValueForAKind() {
        assertThat(Libraries.mistakes("roles: [ { name: r, steps: [ uptime ] } ]"))
                .containsExactly("lib.yaml:1:30: roles[0].steps[0]: must be one key that says its kind, not 'uptime';"
                        + " allowed: check, file, powershell, restart, shell");
    }

    @Test
    void unknownKind() {
        assertThat(Libraries.mistakes("builders:\n  - vspere: { name: small }"))
                .containsExactly("lib.yaml:2:5: builders[0]: unknown kind 'vspere';"
                        + " did you mean 'vsphere'? allowed: nutanix, simulated, vsphere, xenserver");
    }

    @Test
    void keysBesideTheirKindInsteadOfBelowIt() {
        assertThat(Libraries.mistakes("builders:\n  - simulated:\n    name: small"))
                .containsExactly("lib.yaml:2:5: builders[0]: must be one key that says its kind, not 2 keys;"
                        + " allowed: nutanix, simulated, vsphere, xenserver; what belongs to it is indented further");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cpus: two               | builders[0].vsphere.cpus: must be a whole number, not 'two'
            cpus: 1.5               | builders[0].vsphere.cpus: must be a whole number, not '1.5'
            cpus: 99999999999       | builders[0].vsphere.cpus: must be a whole number, not '99999999999'
            cpus: 0                 | builders[0].vsphere.cpus: must be from 1 to 768, not 0
            memoryMiB: 128          | builders[0].vsphere.memoryMiB: must be from 256 to 25165824, not 128
            firmware: EFI           | builders[0].vsphere.firmware: must be one of bios, efi, efi-secure, not 'EFI'
            """)
    void valuesOfABuilder(String entry, String message) {
        assertThat(Libraries.mistakes(
                        """
                        builders:
                          - vsphere:
                              name: small
                              disks: [ { sizeGiB: 20 } ]
                              networks: [ n ]
                              cluster: c
                              datastore: d
                              %s
                        """
                                .formatted(entry)))
                .containsExactly("lib.yaml:8:" + (entry.indexOf(' ') + 8) + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rerunnable: yes         | rerunnable: must be true or false, not 'yes'
            timeout: 90             | timeout: must be a duration such as 90s, 15m or 1h30m, not '90'
            timeout: 1d             | timeout: must be a duration such as 90s, 15m or 1h30m, not '1d'
            timeout: ''             | timeout: must be a duration such as 90s, 15m or 1h30m, not ''
            timeout: 0s             | timeout: must be at least 1 seconds, not 0
            """)
    void valuesOfAStep(String entry, String message) {
        assertThat(Libraries.mistakes("roles: [ { name: r, steps: [ { shell: {\n script: uptime,\n " + entry + "} } ] } ]"))
                .containsExactly("lib.yaml:3:" + (entry.indexOf(' ') + 3) + ": roles[0].steps[0].shell." + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vcenter.example.com         | must be a URL such as https://host.example.com, not 'vcenter.example.com'
            https://vcenter example.com | must be a URL such as https://host.example.com, not 'https://vcenter example.com'
            """)
    void badUrl(String url, String message) {
        assertThat(Libraries.mistakes("connections:\n  - vsphere: { name: dc1, credentialsId: c, url: " + url + " }"))
                .containsExactly("lib.yaml:2:50: connections[0].vsphere.url: " + message);
    }

    @Test
    void badFingerprint() {
        assertThat(Libraries.mistakes("connections:\n  - simulated: { name: s, trust: { fingerprint: \"SHA1:00\" } }"))
                .containsExactly("lib.yaml:2:49: connections[0].simulated.trust.fingerprint:"
                        + " must be SHA256: and 64 hexadecimal digits, with or without colons, not 'SHA1:00'");
    }

    @Test
    void nameWithForbiddenCharacters() {
        assertThat(Libraries.mistakes("roles: [ { name: a/b, steps: [ { shell: { script: uptime } } ] } ]"))
                .containsExactly("lib.yaml:1:18: roles[0].name: must be at most 64 letters, digits, dots, hyphens and"
                        + " underscores, with a letter or digit at both ends, not 'a/b'");
    }

    @Test
    void emptyListWhereSomethingIsNeeded() {
        assertThat(Libraries.mistakes("roles: [ { name: r, steps: [] } ]"))
                .containsExactly("lib.yaml:1:28: roles[0].steps: must have from 1 to 1000 entries, not 0");
    }

    @Test
    void anEntryWithAMistakeStillCounts() {
        assertThat(Libraries.mistakes("roles: [ { name: r, steps: [ { shell: {} } ] } ]"))
                .containsExactly("lib.yaml:1:39: roles.r: one of 'script' and 'file' is missing");
    }

    @Test
    void severalMistakesAreToldAtOnceInTheOrderOfTheText() {
        assertThat(Libraries.mistakes(
                        """
                        images:
                          - name: base
                            operatingSystem: debian
                            targets: [ { connection: dc1, builder: small, iso: any.iso } ]
                        roles:
                          - { steps: [], name: r }
                        operatingSystems:
                          - { name: debin, family: dos, version: "12", login: { credentialsId: c, port: 0 } }
                        """))
                .containsExactly(
                        "lib.yaml:3:22: images.base.operatingSystem: there is no operating system 'debian';"
                                + " did you mean 'debin'? allowed: debin",
                        "lib.yaml:4:30: images.base.connection: there is no connection 'dc1'; there is none yet",
                        "lib.yaml:6:14: roles[0].steps: must have from 1 to 1000 entries, not 0",
                        "lib.yaml:8:28: operatingSystems[0].family: must be one of debian, ubuntu, rhel, windows, not 'dos'",
                        "lib.yaml:8:81: operatingSystems[0].login.port: must be from 1 to 65535, not 0");
    }
}
