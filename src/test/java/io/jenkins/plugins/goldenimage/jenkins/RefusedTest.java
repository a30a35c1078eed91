package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A vCenter that does not let us in, or that we must not trust; and nobody learns a secret by that. */
class RefusedTest {
    @RegisterExtension
    private static final Landscape LANDSCAPE = new Landscape();

    private static final String AGENT = "connector";
    private static final String WRONG_PASSWORD = "a wrong password of 32 characters";

    /** Where Jenkins itself keeps credentials, encrypted. */
    private static final Set<String> KEEPERS = Set.of("credentials.xml", "secrets");

    @BeforeAll
    static void prepare() {
        LANDSCAPE.addAgent(AGENT);
        LANDSCAPE.addLogin("wrong", LANDSCAPE.vcenter().user(), WRONG_PASSWORD);
    }

    @AfterEach
    void connectRightly() throws IOException {
        assertNoSecretIn(LANDSCAPE.home());
        assertNoSecretIn(LANDSCAPE.workDirectory(AGENT));
        LANDSCAPE.connect("vcenter", LANDSCAPE.vcenter().fingerprint());
    }

    @Test
    void byAWrongPassword() {
        LANDSCAPE.connect("wrong", LANDSCAPE.vcenter().fingerprint());
        ImageBuild build = new ImageBuild(LANDSCAPE).start();

        build.assertEnds("FAILURE");
        assertThat(build.console()).contains("administrator@vsphere.local").contains("password");
        build.assertNoImage();
        LANDSCAPE.assertNothingOwed();
    }

    @Test
    void byAnUnknownCertificate() {
        LANDSCAPE.connect("vcenter", null);
        ImageBuild build = new ImageBuild(LANDSCAPE).start();

        build.assertEnds("FAILURE");
        assertThat(build.console()).contains("certificate").contains(LANDSCAPE.vcenter().fingerprint());
        build.assertNoImage();
        LANDSCAPE.assertNothingOwed();
    }

    @Test
    void byAnotherCertificate() {
        LANDSCAPE.connect("vcenter", "SHA256:" + "00:".repeat(31) + "00");
        ImageBuild build = new ImageBuild(LANDSCAPE).start();

        build.assertEnds("FAILURE");
        assertThat(build.console()).contains("certificate").contains(LANDSCAPE.vcenter().fingerprint());
        build.assertNoImage();
        LANDSCAPE.assertNothingOwed();
    }

    @Test
    void byNothing() {
        ImageBuild build = new ImageBuild(LANDSCAPE).start();

        build.assertEnds("SUCCESS");
        build.assertOneImage();
    }

    private static void assertNoSecretIn(Path directory) throws IOException {
        List<String> secrets = List.of(
                WRONG_PASSWORD, LANDSCAPE.vcenter().password(), LANDSCAPE.guest().password());
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!KEEPERS.contains(directory.relativize(file).getName(0).toString())) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(secrets).as(file.toString()).noneMatch(text::contains);
                }
            }
        }
    }
}
