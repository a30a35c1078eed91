package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.goldenimage.guest.GuestException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Steps that outlive connections, or their time. */
class SshReattachTest extends CutConnections {
    @Test
    void losesAndRepeatsNoByteWhenConnectionsAreCut() throws Exception {
        DetachedStep step = step("i=0; while [ $i -lt 3000 ]; do i=$((i + 1)); echo line $i\n"
                + "[ $((i % 50)) -ne 0 ] || sleep 0.05; done; exit 5");
        AtomicReference<StepEnd> end = new AtomicReference<>();
        int cuts = 0;

        while (end.get() == null) {
            long before = output.end();
            CompletableFuture<StepEnd> running = inBackground(() -> connectAndRun(step, before));
            if (cuts < 3) {
                await().until(() -> output.end() > before + 3000 || running.isDone());
                server.cutConnections();
                cuts++;
            }
            try {
                end.set(running.join());
            } catch (CompletionException e) {
                assertThat(e.getCause()).isInstanceOfSatisfying(GuestException.class, failure ->
                        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE));
            }
        }

        assertThat(cuts).isEqualTo(3);
        assertThat(end.get()).isEqualTo(new StepEnd.Exited(5));
        assertThat(output.text().lines()).containsExactlyElementsOf(
                IntStream.rangeClosed(1, 3000).mapToObj(i -> "line " + i).toList());
        assertThat(output.end()).isEqualTo(output.length());
        assertThat(output.ends()).isSorted();
    }

    @Test
    void startsAStepOnceWhenSeveralRunItAtOnce() throws Exception {
        Path counted = directory.resolve("counted");
        DetachedStep step = step("echo x >> '" + counted + "'; sleep 0.3; echo end; exit 6");
        List<Guest> guests = Stream.generate(this::connect).limit(6).toList();

        List<CompletableFuture<StepEnd>> ends = guests.stream()
                .map(guest -> inBackground(() -> guest.run(step, 0, output)))
                .toList();

        assertThat(ends).allSatisfy(end -> assertThat(end.join()).isEqualTo(new StepEnd.Exited(6)));
        assertThat(Files.readString(counted)).isEqualTo("x\n");
        assertThat(output.text()).isEqualTo("end\n".repeat(6));
    }

    @Test
    void endsAStepWithAllItsProcessesAtItsTimeout() throws Exception {
        Path pids = directory.resolve("pids");
        // A child, one in a session of its own, one whose parent has gone, and one without our environment.
        String script = "cd '" + directory + "'; trap '' TERM HUP\n"
                + "sleep 301 & echo $! >> pids\n"
                + "setsid sleep 302 & echo $! >> pids\n"
                + "(setsid sleep 303 & echo $! >> pids)\n"
                + "env -i setsid sleep 304 & echo $! >> pids\n"
                + "echo $$ >> pids; echo ready; wait";
        DetachedStep step = new DetachedStep(WORKSPACE, ID, script, Map.of(), Duration.ofSeconds(1), false);

        assertThat(connect().run(step, 0, output)).isEqualTo(new StepEnd.TimedOut());

        assertThat(output.text()).isEqualTo("ready\n");
        assertThat(Files.readAllLines(pids)).hasSize(5).noneMatch(CutConnections::lives);
    }

    @Test
    void endsAStepAtItsTimeoutWhileNobodyIsConnected() throws Exception {
        Path pid = directory.resolve("pid");
        DetachedStep step = new DetachedStep(
                WORKSPACE, ID, "echo $$ > '" + pid + "'; sleep 300", Map.of(), Duration.ofSeconds(1), true);
        CompletableFuture<StepEnd> running = inBackground(() -> connectAndRun(step, 0));
        await().until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        server.cutConnections();
        assertThat(running).failsWithin(Duration.ofSeconds(5));

        await().atMost(Duration.ofSeconds(5)).until(() -> !lives(Files.readString(pid).strip()));
        assertThat(connectAndRun(step, 0)).isEqualTo(new StepEnd.TimedOut());
    }

    @Test
    void leavesNoWatchdogBehindAStepThatHasEnded() throws Exception {
        connectAndRun(step("echo x"), 0);

        await().atMost(Duration.ofSeconds(2)).until(() -> ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").contains(WORKSPACE)));
    }

    @Test
    void runsNothingOfADeliveryThatWasCut() throws Exception {
        Path ran = directory.resolve("ran");
        DetachedStep step = step("touch '" + ran + "'");
        StepDelivery delivery = new StepDelivery(step, 1);
        byte[] input = delivery.input();
        for (int length : new int[] {0, 1, input.length / 2, input.length - 1}) {
            Process start = new ProcessBuilder("sh", "-c", delivery.commandLine()).start();
            try (var in = start.getOutputStream()) {
                in.write(input, 0, length);
            }
            assertThat(start.onExit().join().exitValue()).isNotZero();
        }

        assertThat(StepsInThisMachine.claimed(WORKSPACE, ID, 1)).isFalse();
        assertThat(ran).doesNotExist();
        assertThat(connectAndRun(step, 0)).isEqualTo(new StepEnd.Exited(0));
        assertThat(ran).exists();
    }

    @Test
    void interruptionEndsFollowingAtOnceAndTheStepGoesOn() throws Exception {
        DetachedStep step = step("echo started; sleep 1; echo end");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Guest guest = connect();
        Thread thread = new Thread(() -> {
            try {
                guest.run(step, 0, output);
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        thread.start();
        await().until(() -> output.text().equals("started\n"));

        thread.interrupt();
        thread.join(500);

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(guest.run(step, output.end(), output)).isEqualTo(new StepEnd.Exited(0));
        assertThat(output.text()).isEqualTo("started\nend\n");
    }

    @Test
    void leavesNoFollowerInTheGuestWhenTheConnectionIsCut() throws Exception {
        CompletableFuture<StepEnd> running = inBackground(() -> connectAndRun(step("echo started; sleep 300"), 0));
        await().until(() -> output.text().equals("started\n"));
        assertThat(StepsInThisMachine.followers(WORKSPACE)).isPositive();
        server.cutConnections();
        assertThat(running).failsWithin(Duration.ofSeconds(5));

        await().atMost(Duration.ofSeconds(3)).until(() -> StepsInThisMachine.followers(WORKSPACE) == 0);
        assertThat(StepsInThisMachine.supervisor(WORKSPACE, ID, 1).isAlive()).isTrue();
    }
}
