package io.jenkins.plugins.goldenimage.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.GoldenImagePermissions;
import io.jenkins.plugins.goldenimage.jenkins.build.Builds;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What {@code buildImage} can be told, and where it is written. */
@WithJenkins
class BuildImageParametersTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void configure(JenkinsRule rule) throws Exception {
        jenkins = rule;
        DemoLibrary.configureTwoTargets("echo hello");
    }

    @Test
    void buildsOnAllTargetsInOneVersion() throws Exception {
        WorkflowRun run = success("echo buildImage('base').collect { it.target + ' ' + it.name }.join(', ')");

        jenkins.assertLogContains("sim base-1, other base-1", run);
    }

    @Test
    void buildsOnSeveralTargetsSideBySide() throws Exception {
        DemoLibrary.configureTwoTargets("sleep 600");
        WorkflowRun run = job("buildImage 'base'").scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("[sim] -- baseline: sleep 600", run);
        jenkins.waitForMessage("[other] -- baseline: sleep 600", run);
        run.getExecutor().doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    void buildsOnTheTargetsThatAreAskedFor() throws Exception {
        WorkflowRun run = success("echo buildImage(definition: 'base', targets: ['other']).collect { it.target }.join(', ')");

        jenkins.assertLogContains("\nother\n", run);
    }

    @Test
    void takesTheVersionThatIsAskedFor() throws Exception {
        WorkflowRun run = success("echo buildImage(definition: 'base', version: '2.{build}')[0].name");

        jenkins.assertLogContains("\nbase-2.1\n", run);
    }

    @Test
    void showsThePlanOfADryRunAndBuildsNothing() throws Exception {
        WorkflowRun run = success("echo buildImage(definition: 'base', dryRun: true, parameters: [motd: \"no ${1 + 1}\", n: 3]).toString()");

        jenkins.assertLogContains("== base-1 on other", run);
        jenkins.assertLogContains("Parameter:        motd=no 2", run);
        jenkins.assertLogContains("Parameter:        n=3", run);
        jenkins.assertLogContains("-- 001-baseline baseline: echo hello", run);
        jenkins.assertLogContains("target:other, platform:simulated, name:base-1, version:1]", run);
        jenkins.assertLogNotContains("== Creating the machine", run);
        assertThat(run.getArtifacts()).isEmpty();
        assertThat(Builds.get().all()).isEmpty();
    }

    @Test
    void refusesAParameterWithoutValue() throws Exception {
        jenkins.assertLogContains(
                "The parameter 'motd' of buildImage has no value",
                failure("buildImage definition: 'base', parameters: [motd: null]"));
    }

    @Test
    void refusesAParameterThatCanBeNoEnvironmentVariable() throws Exception {
        jenkins.assertLogContains(
                "the parameter name 'my-motd' must be letters, digits and underscores",
                failure("buildImage definition: 'base', parameters: ['my-motd': 'a']"));
    }

    @Test
    void namesTheTargetsThatThereAre() throws Exception {
        jenkins.assertLogContains(
                "There is no target of base 'othr'; did you mean 'other'? allowed: other, sim",
                failure("buildImage definition: 'base', targets: ['othr']"));
    }

    @Test
    void prefersTheAgentThatItIsCalledOn() throws Exception {
        List<DumbSlave> agents = List.of(
                jenkins.createOnlineSlave(Jenkins.get().getLabel("dc")),
                jenkins.createOnlineSlave(Jenkins.get().getLabel("dc")));
        DemoLibrary.configureTwoTargets("echo hello", "dc");
        for (DumbSlave agent : agents) {
            WorkflowRun run = success("node('" + agent.getNodeName() + "') { buildImage 'base' }");

            jenkins.assertLogContains("[sim] Attempt 1 on " + agent.getDisplayName(), run);
            jenkins.assertLogContains("[other] Attempt 1 on " + agent.getDisplayName(), run);
        }
    }

    @Test
    void runsElsewhereWhenItsAgentIsNoConnector() throws Exception {
        DumbSlave connector = jenkins.createOnlineSlave(Jenkins.get().getLabel("dc"));
        DumbSlave other = jenkins.createOnlineSlave();
        DemoLibrary.configureTwoTargets("echo hello", "dc");
        WorkflowRun run = success("node('" + other.getNodeName() + "') { buildImage 'base' }");

        jenkins.assertLogContains("[sim] Attempt 1 on " + connector.getDisplayName(), run);
    }

    @Test
    void refusesWhoMayNotBuildImages() throws Exception {
        WorkflowJob job = job("buildImage 'base'");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("alice")
                // Whoever may configure a job may use credentials in it.
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Item.CONFIGURE, GoldenImagePermissions.BUILD)
                .everywhere()
                .to("bob"));
        runAs(job, "alice");
        WorkflowRun refused = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        runAs(job, "bob");
        jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains(
                "alice may not build images from " + job.getName() + "; it needs the permission Golden Image/Build there",
                refused);
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        WorkflowRun run = success("""
                pipeline {
                  agent none
                  stages {
                    stage('Image') {
                      steps { buildImage definition: 'base', targets: ['sim'], keepOnFailure: true }
                    }
                  }
                }
                """);

        jenkins.assertLogContains("Published base-1", run);
    }

    @Test
    void isWrittenByTheSnippetGenerator() throws Exception {
        String form = """
                {"stapler-class": "%s", "$class": "%1$s", "definition": "base", "file": "", "targets": "sim, other",
                 "version": "", "parameters": "motd=a=b\\nn=3", "keepOnFailure": false, "dryRun": true}
                """
                .formatted(BuildImageStep.class.getName());
        WebRequest request = new WebRequest(
                jenkins.createWebClient().createCrumbedUrl(job("").getUrl() + "pipeline-syntax/generateSnippet"),
                HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", form)));

        assertThat(jenkins.createWebClient().getPage(request).getWebResponse().getContentAsString())
                .isEqualTo("buildImage definition: 'base', dryRun: true, parameters: [motd: 'a=b', n: '3'],"
                        + " targets: ['sim', 'other']");
    }

    private void runAs(WorkflowJob job, String user) throws Exception {
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .replace(new MockQueueItemAuthenticator()
                        .authenticate(job.getFullName(), User.getById(user, true).impersonate2()));
    }

    private WorkflowRun success(String script) throws Exception {
        return jenkins.buildAndAssertSuccess(job(script));
    }

    private WorkflowRun failure(String script) throws Exception {
        return jenkins.buildAndAssertStatus(Result.FAILURE, job(script));
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
