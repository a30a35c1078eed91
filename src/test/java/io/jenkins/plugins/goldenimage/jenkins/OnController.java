package io.jenkins.plugins.goldenimage.jenkins;

import static org.awaitility.Awaitility.await;

import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Result;
import io.jenkins.plugins.goldenimage.jenkins.build.Sweep;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredTrust;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredVsphere;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** What tests do within the process of a real controller. */
final class OnController {
    private OnController() {}

    static void addLogin(JenkinsRule jenkins, String id, String user, String password) throws Exception {
        DemoLibrary.addLogin(id, user, password);
    }

    /** The only connection, {@code vcenter}. */
    static void connect(JenkinsRule jenkins, String url, String credentialsId, String fingerprint) {
        ConfiguredVsphere vsphere = new ConfiguredVsphere("vcenter", url);
        vsphere.setCredentialsId(credentialsId);
        vsphere.setConnector(Landscape.CONNECTOR);
        ConfiguredTrust trust = new ConfiguredTrust();
        trust.setFingerprint(fingerprint);
        vsphere.setTrust(trust);
        GoldenImageConfiguration.get().setConnections(List.of(vsphere));
    }

    static void setLibrary(JenkinsRule jenkins, String library) {
        GoldenImageConfiguration.get().setLibrary(new LibraryText(library));
    }

    static void start(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.scheduleBuild2(0).waitForStart();
    }

    /** Null while the run is not over. */
    static String result(JenkinsRule jenkins, String name) {
        WorkflowRun run = run(jenkins, name);
        Result result = run.isBuilding() ? null : run.getResult();
        return result == null ? null : result.toString();
    }

    static String console(JenkinsRule jenkins, String name) throws Exception {
        return JenkinsRule.getLog(run(jenkins, name));
    }

    static void stop(JenkinsRule jenkins, String name) throws Exception {
        run(jenkins, name).doStop();
    }

    static void delete(JenkinsRule jenkins, String name) throws Exception {
        Item job = jenkins.jenkins.getItemByFullName(name);
        job.delete();
    }

    static void removeAgent(JenkinsRule jenkins, String name) throws Exception {
        jenkins.jenkins.removeNode(jenkins.jenkins.getNode(name));
    }

    /** Whether an attempt waits for an agent. */
    static boolean isQueued(JenkinsRule jenkins, String imageName) {
        return queued(jenkins, imageName).isPresent();
    }

    static void cancelQueued(JenkinsRule jenkins, String imageName) {
        jenkins.jenkins.getQueue().cancel(queued(jenkins, imageName).orElseThrow());
    }

    private static Optional<Queue.Item> queued(JenkinsRule jenkins, String imageName) {
        return Arrays.stream(jenkins.jenkins.getQueue().getItems())
                .filter(item -> item.task.getDisplayName().contains(imageName + " "))
                .findFirst();
    }

    /** Has the sweep go through once. */
    static void sweep(JenkinsRule jenkins) {
        Sweep sweep = ExtensionList.lookupSingleton(Sweep.class);
        sweep.doRun();
        await("the end of the sweep").until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(sweep.name)));
    }

    private static WorkflowRun run(JenkinsRule jenkins, String name) {
        return jenkins.jenkins
                .getItemByFullName(name, WorkflowJob.class)
                .getBuildByNumber(1);
    }
}
