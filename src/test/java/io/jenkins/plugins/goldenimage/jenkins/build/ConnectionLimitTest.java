package io.jenkins.plugins.goldenimage.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.queue.CauseOfBlockage;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.SharedJenkins;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredSimulated;
import java.time.Duration;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnectionLimitTest {
    private static final String REASON =
            "The connection sim has as many builds under way as it may: 1 (maxConcurrentBuilds)";

    @RegisterExtension
    private static final SharedJenkins JENKINS = new SharedJenkins();

    /** The tests share a platform, where no two images have the same name. */
    private static final AtomicInteger VERSIONS = new AtomicInteger();

    private WorkflowRun first;

    /** A build that is under way until it is stopped. */
    @BeforeEach
    void startFirst() throws Exception {
        DemoLibrary.configure("sleep 600");
        ConfiguredSimulated connection = new ConfiguredSimulated("sim", "simulated:demo");
        connection.setMaxConcurrentBuilds(1);
        GoldenImageConfiguration.get().setConnections(List.of(connection));
        first = start();
        JENKINS.waitForMessage("-- baseline", first);
    }

    @AfterEach
    void end() throws Exception {
        stop(first);
        await("the end").until(() -> Builds.get().all().isEmpty());
    }

    @Test
    void holdsBuildsBackAndSaysWhy() throws Exception {
        WorkflowRun second = start();
        await("the reason").atMost(Duration.ofSeconds(60)).until(() -> why().equals(Optional.of(REASON)));
        assertThat(second.isBuilding()).isTrue();

        stop(first);

        JENKINS.waitForMessage("-- baseline", second);
        stop(second);
    }

    @Test
    void letsAnyNumberRunWithoutLimit() throws Exception {
        GoldenImageConfiguration.get().setConnections(List.of(new ConfiguredSimulated("sim", "simulated:demo")));
        WorkflowRun second = start();

        JENKINS.waitForMessage("-- baseline", second);

        stop(second);
    }

    @Test
    void neverHoldsBackWhatHasBegun() {
        BuildPlan plan = Builds.get().all().iterator().next().plan();

        assertThat(limit(new TargetTask(plan.key(), plan, null))).isNull();
    }

    @Test
    void neverHoldsBackCleaningUp() throws Exception {
        StoredBuild over = Builds.get().all().iterator().next();
        over.owner().abort();
        over.owner().conclude();

        assertThat(over.owner().state().result()).isPresent();
        assertThat(limit(new TargetTask(over.key(), over.plan(), null))).isNull();
    }

    private static CauseOfBlockage limit(TargetTask task) {
        return new ConnectionLimit().canRun(new Queue.WaitingItem(Calendar.getInstance(), task, List.of()));
    }

    private static Optional<String> why() {
        return Arrays.stream(JENKINS.jenkins.getQueue().getItems())
                .filter(item -> item.task instanceof TargetTask)
                .map(Queue.Item::getWhy)
                .findFirst();
    }

    private static void stop(WorkflowRun run) throws Exception {
        if (run.isBuilding()) {
            run.doStop();
        }
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
    }

    private static WorkflowRun start() throws Exception {
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "buildImage definition: 'base', version: '" + VERSIONS.incrementAndGet() + "'", true));
        return job.scheduleBuild2(0).waitForStart();
    }
}
