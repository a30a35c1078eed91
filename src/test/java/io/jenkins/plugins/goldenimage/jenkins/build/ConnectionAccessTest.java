package io.jenkins.plugins.goldenimage.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.SharedJenkins;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredSimulated;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which jobs may use which connections and credentials. */
class ConnectionAccessTest {
    @RegisterExtension
    private static final SharedJenkins JENKINS = new SharedJenkins();

    /** The tests share a platform, where no two images have the same name. */
    private static final AtomicInteger VERSIONS = new AtomicInteger();

    private Folder folder;

    @BeforeEach
    void configure() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        DemoLibrary.configure("echo hello");
        folder = JENKINS.createProject(Folder.class);
    }

    @Test
    void letsJobsInTheFolderUseTheConnection() throws Exception {
        restrictTo(folder.getFullName());
        Folder deeper = folder.createProject(Folder.class, "deeper");

        JENKINS.assertBuildStatusSuccess(build(deeper, "job"));
    }

    @Test
    void refusesJobsOutsideTheFolder() throws Exception {
        restrictTo(folder.getFullName());
        WorkflowRun run = build(JENKINS.jenkins, folder.getName() + "-not");

        JENKINS.assertBuildStatus(Result.FAILURE, run);
        JENKINS.assertLogContains(
                "The connection 'sim' may not be used by " + folder.getName()
                        + "-not: it is not allowed for jobs outside " + folder.getName() + ".",
                run);
        assertThat(Builds.get().all()).isEmpty();
    }

    @Test
    void letsAJobByItsNameUseTheConnection() throws Exception {
        restrictTo(folder.getFullName() + "/chosen");

        JENKINS.assertBuildStatusSuccess(build(folder, "chosen"));
        JENKINS.assertBuildStatus(Result.FAILURE, build(folder, "another"));
    }

    @Test
    void findsCredentialsOfItsFolder() throws Exception {
        UsernamePasswordCredentialsImpl login = moveLoginIntoFolder();
        WorkflowRun run = JENKINS.assertBuildStatusSuccess(build(folder, "inside"));

        assertThat(CredentialsProvider.getFingerprintOf(login).getUsages()).containsKey(run.getParent().getFullName());
    }

    @Test
    void doesNotFindCredentialsOfAnotherFolder() throws Exception {
        moveLoginIntoFolder();
        WorkflowRun run = build(JENKINS.createProject(Folder.class), "outside");

        JENKINS.assertBuildStatus(Result.FAILURE, run);
        JENKINS.assertLogContains("There are no credentials 'guest'", run);
    }

    @Test
    void masksTheLoginsOfTheConnectionToo() throws Exception {
        String secret = "of-the-connection-4711";
        DemoLibrary.configure("echo " + secret);
        DemoLibrary.addLogin("platform", "svc", secret);
        ConfiguredSimulated connection = new ConfiguredSimulated("sim", "simulated:demo");
        connection.setCredentialsId("platform");
        GoldenImageConfiguration.get().setConnections(List.of(connection));
        WorkflowRun run = JENKINS.assertBuildStatusSuccess(build(folder, "masked"));

        JENKINS.assertLogContains("   ****", run);
        JENKINS.assertLogNotContains(secret, run);
    }

    private static void restrictTo(String folder) {
        ConfiguredSimulated connection = new ConfiguredSimulated("sim", "simulated:demo");
        connection.setFolders(List.of(folder));
        GoldenImageConfiguration.get().setConnections(List.of(connection));
    }

    private UsernamePasswordCredentialsImpl moveLoginIntoFolder() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        UsernamePasswordCredentialsImpl login = new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "guest", "", "root", DemoLibrary.PASSWORD);
        CredentialsProvider.lookupStores(folder).iterator().next().addCredentials(Domain.global(), login);
        return login;
    }

    private static WorkflowRun build(ModifiableTopLevelItemGroup parent, String name) throws Exception {
        WorkflowJob job = parent instanceof Folder inside
                ? inside.createProject(WorkflowJob.class, name)
                : JENKINS.jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(
                "buildImage definition: 'base', version: '" + VERSIONS.incrementAndGet() + "'", true));
        return JENKINS.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}
