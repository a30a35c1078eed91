package io.jenkins.plugins.goldenimage.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.goldenimage.definition.CheckStep;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.FileStep;
import io.jenkins.plugins.goldenimage.definition.PowershellStep;
import io.jenkins.plugins.goldenimage.definition.RestartStep;
import io.jenkins.plugins.goldenimage.definition.Role;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.definition.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepPlannerTest {
    private static final Document DOCUMENT = new Document("lib.yaml", "");
    private static final String SHA256_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    /** Each file holds its own path. */
    private final StepPlanner planner = new StepPlanner((document, path) -> {
        if (path.startsWith("no")) {
            throw new IOException(document.source() + ": there is no file " + path + " beside it");
        }
        return path.equals("latin1") ? new byte[] {(byte) 0xE4} : path.getBytes(StandardCharsets.UTF_8);
    });

    @Test
    void takesAScriptFromItsFile() throws Exception {
        assertThat(plan(new PowershellStep(null, "a.ps1", null, Duration.ofMinutes(2), true)))
                .isEqualTo(new PlannedScript(
                        "004-r", "r: a.ps1", PlannedScript.Kind.POWERSHELL, "a.ps1", Duration.ofMinutes(2), true));
    }

    @Test
    void aCheckMayRunTwice() throws Exception {
        assertThat(plan(new CheckStep("true", null, "Look", Duration.ofMinutes(2))))
                .isEqualTo(new PlannedScript(
                        "004-r", "r: Look", PlannedScript.Kind.CHECK, "true", Duration.ofMinutes(2), true));
    }

    @Test
    void keepsTheContentOfAFileApart() throws Exception {
        assertThat(plan(new FileStep("/etc/motd", "hello", null, "0600", null)))
                .isEqualTo(new PlannedFile("004-r", "r: /etc/motd", "/etc/motd", "0600", SHA256_OF_HELLO, 5));
        assertThat(planner.contents()).containsOnlyKeys(SHA256_OF_HELLO);
        assertThat(planner.contents().get(SHA256_OF_HELLO)).asString().isEqualTo("hello");
    }

    @Test
    void takesTheContentOfAFileFromBesideTheDocument() throws Exception {
        plan(new FileStep("/etc/motd", null, "hello", "0600", null));

        assertThat(planner.contents()).containsOnlyKeys(SHA256_OF_HELLO);
    }

    @Test
    void plansARestart() throws Exception {
        assertThat(plan(new RestartStep(null, Duration.ofMinutes(15))))
                .isEqualTo(new PlannedRestart("004-r", "r: restart", Duration.ofMinutes(15)));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> plan(new FileStep("/etc/motd", null, "no-such", "0600", null)))
                .withMessage("The role 'r' can't be planned: lib.yaml: there is no file no-such beside it");
    }

    @Test
    void refusesAScriptThatIsNoText() {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> plan(new CheckStep(null, "latin1", null, Duration.ofMinutes(1))))
                .withMessage("The role 'r' can't be planned: the script latin1 is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void saysThatADocumentHasNoFiles() {
        StepPlanner without = new StepPlanner(SourceFiles.NONE);
        Role role = new Role("r", List.of(new CheckStep(null, "a.sh", null, Duration.ofMinutes(1))));

        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> without.plan(role, DOCUMENT, 0))
                .withMessage(
                        "The role 'r' can't be planned: lib.yaml has no files beside it; give the text itself");
    }

    private PlannedStep plan(Step step) throws Exception {
        List<PlannedStep> planned = planner.plan(new Role("r", List.of(step)), DOCUMENT, 3);
        assertThat(planned).hasSize(1);
        return planned.get(0);
    }
}
