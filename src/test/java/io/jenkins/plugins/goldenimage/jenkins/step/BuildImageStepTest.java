package io.jenkins.plugins.goldenimage.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.build.Builds;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class BuildImageStepTest {
    @Test
    void returnsTheImage(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo hello");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(jenkins, """
                def images = buildImage definition: 'base'
                echo "${images[0].target} ${images[0].platform} ${images[0].name} ${images[0].version} ${images[0].id}"
                echo images[0].manifest
                """));

        jenkins.assertLogContains("sim simulated base-1 1 sim-", run);
        jenkins.assertLogContains("golden-image/base/sim/manifest.json", run);
    }

    @Test
    void showsTheLogOfTheBuild(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo hello");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(jenkins, "buildImage 'base'"));

        jenkins.assertLogContains("== Provisioning", run);
        jenkins.assertLogContains("   hello", run);
    }

    @Test
    void archivesTheRecord(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo hello");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(jenkins, "buildImage 'base'"));

        assertThat(run.getArtifacts())
                .extracting(artifact -> artifact.relativePath)
                .containsExactlyInAnyOrder(
                        "golden-image/base/sim/SHA256SUMS",
                        "golden-image/base/sim/build.log",
                        "golden-image/base/sim/guest/001-baseline.log",
                        "golden-image/base/sim/journal.jsonl",
                        "golden-image/base/sim/manifest.json");
    }

    @Test
    void forgetsTheBuildWithTheEndOfTheRun(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo hello");
        jenkins.buildAndAssertSuccess(job(jenkins, "buildImage 'base'"));

        await().until(() -> Builds.get().all().isEmpty());
    }

    @Test
    void readsDefinitionsFromTheWorkspace(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo from the configuration");
        String library = DemoLibrary.yaml("echo from the workspace").replace("'", "\\'");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(jenkins, """
                node {
                  writeFile file: 'images/base.yaml', text: '''%s'''
                  buildImage definition: 'base', file: 'images/base.yaml'
                }
                """.formatted(library)));

        jenkins.assertLogContains("   from the workspace", run);
    }

    @Test
    void failsWithTheCauseInTheConsole(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("exit 3");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, "buildImage 'base'"));

        jenkins.assertLogContains("The step 'baseline: exit 3' (001-baseline) has ended with exit code 3", run);
    }

    @Test
    void namesTheMistakesOfADefinition(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo hello");
        GoldenImageConfiguration.get().setLibrary(new LibraryText("imagez: []"));
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, "buildImage 'base'"));

        jenkins.assertLogContains(
                "library in the Jenkins configuration:1:1: unknown key 'imagez'; did you mean 'images'?", run);
    }

    @Test
    void namesTheDefinitionsThatThereAre(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo hello");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, "buildImage 'basse'"));

        jenkins.assertLogContains("There is no image definition 'basse'; did you mean 'base'?", run);
    }

    @Test
    void namesCredentialsThatAreMissing(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo hello");
        GoldenImageConfiguration.get()
                .setLibrary(new LibraryText(DemoLibrary.yaml("echo hello").replace("credentialsId: guest", "credentialsId: gone")));
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, "buildImage 'base'"));

        jenkins.assertLogContains("There are no credentials 'gone'", run);
    }

    @Test
    void masksSecretsInConsoleAndArtifacts(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("echo " + DemoLibrary.PASSWORD);
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(jenkins, "buildImage 'base'"));

        jenkins.assertLogNotContains(DemoLibrary.PASSWORD, run);
        assertThat(run.getArtifactManager()
                        .root()
                        .child("golden-image/base/sim/guest/001-baseline.log")
                        .open())
                .hasContent("****");
    }

    @Test
    void stopsWithTheRun(JenkinsRule jenkins) throws Exception {
        DemoLibrary.configure("sleep 600");
        WorkflowRun run = job(jenkins, "buildImage 'base'").scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("-- baseline: sleep 600", run);
        run.getExecutor().doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));

        jenkins.assertLogContains("Removed base-1", run);
        await().until(() -> Builds.get().all().isEmpty());
    }

    private static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
