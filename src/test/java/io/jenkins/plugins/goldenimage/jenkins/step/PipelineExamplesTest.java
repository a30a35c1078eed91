package io.jenkins.plugins.goldenimage.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.plugins.git.GitSCM;
import hudson.triggers.TimerTrigger;
import hudson.triggers.Trigger;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.GitRepository;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredSimulated;
import io.jenkins.plugins.goldenimage.jenkins.library.LibrarySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Pipelines and the library of the examples run as they are, with simulated platforms in place of vSphere. */
@WithJenkins
class PipelineExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");

    @TempDir
    private Path directory;

    private JenkinsRule jenkins;
    private GitRepository repository;

    @BeforeEach
    void configure(JenkinsRule rule) throws Exception {
        jenkins = rule;
        GitSCM.ALLOW_LOCAL_CHECKOUT = true;
        jenkins.createOnlineSlave(Jenkins.get().getLabel("dc1"));
        DemoLibrary.addLogin("debian-build-user", "builder", DemoLibrary.PASSWORD);
        repository = new GitRepository(Files.createDirectory(directory.resolve("repository")));
        commitExamples();
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(List.of(connection("vcenter-dc1"), connection("lab")));
        LibrarySource source = new LibrarySource("images", repository.at("main"));
        source.setPath("examples/library");
        configuration.setLibrarySources(List.of(source));
    }

    @AfterEach
    void forbid() {
        GitSCM.ALLOW_LOCAL_CHECKOUT = false;
    }

    @Test
    void declarative() throws Exception {
        WorkflowRun run = build("declarative.Jenkinsfile");

        jenkins.assertLogContains("Built debian-12-base-12.", run);
        assertThat(schedule(run)).isEqualTo("H 2 * * *");
    }

    @Test
    void scripted() throws Exception {
        WorkflowRun run = build("scripted.Jenkinsfile");

        jenkins.assertLogContains("== debian-12-server-12.", run);
        jenkins.assertLogContains("vcenter-dc1: debian-12-server-12.", run);
        jenkins.assertLogContains("lab: debian-12-server-12.", run);
        assertThat(run.getDescription()).startsWith("debian-12-server-12.");
        assertThat(schedule(run)).isEqualTo("H 3 * * 6");
    }

    @Test
    void matrix() throws Exception {
        WorkflowRun run = build("matrix.Jenkinsfile");

        assertThat(run.getArtifacts())
                .extracting(artifact -> artifact.relativePath)
                .contains(
                        "golden-image/debian-12-server/vcenter-dc1/manifest.json",
                        "golden-image/debian-12-server/lab/manifest.json");
        assertThat(schedule(run)).isEqualTo("H 4 * * 6");
    }

    private WorkflowRun build(String file) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsScmFlowDefinition(repository.at("main"), "examples/" + file));
        return jenkins.buildAndAssertSuccess(job);
    }

    private static String schedule(WorkflowRun run) {
        return run.getParent().getTriggersJobProperty().getTriggers().stream()
                .filter(TimerTrigger.class::isInstance)
                .map(Trigger::getSpec)
                .findFirst()
                .orElseThrow();
    }

    private static ConfiguredSimulated connection(String name) {
        ConfiguredSimulated connection = new ConfiguredSimulated(name, "simulated:" + name);
        connection.setConnector("dc1");
        return connection;
    }

    private void commitExamples() throws Exception {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                repository.commit(file.toString(), onSimulatedPlatforms(Files.readString(file)));
            }
        }
        // The declarative example stands in the top of its repository, with its definitions beside it.
        repository.commit("debian-12.yaml", onSimulatedPlatforms(Files.readString(EXAMPLES.resolve("debian-12.yaml"))));
    }

    private static String onSimulatedPlatforms(String text) {
        return text.contains("- simulated: { name: small")
                ? text.replaceAll("(?s)  - vsphere:\n.*?(?=  - simulated)", "")
                : text.replaceAll("(?s)  - vsphere:\n.*?(?=roles:)", "  - simulated: { name: small, installation: 0s }\n");
    }
}
