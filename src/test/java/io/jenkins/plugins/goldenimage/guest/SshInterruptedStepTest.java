package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Steps that are gone without an end, as after a restart of the guest. */
class SshInterruptedStepTest extends CutConnections {
    @Test
    void saysThatAStepWasInterrupted() throws Exception {
        DetachedStep step = step("echo before; sleep 300");
        startAndKill(step, "before\n");

        assertThat(connectAndRun(step, 0)).isEqualTo(new StepEnd.Interrupted());
        assertThat(output.text()).isEqualTo("before\nbefore\n");
        assertThat(connectAndRun(step, output.end())).isEqualTo(new StepEnd.Interrupted());
    }

    @Test
    void endsWhatIsLeftOfAnInterruptedStep() throws Exception {
        DetachedStep step = step("echo $$; sleep 300");
        CompletableFuture<StepEnd> running = inBackground(() -> connectAndRun(step, 0));
        await().until(() -> output.text().endsWith("\n"));

        StepsInThisMachine.supervisor(WORKSPACE, ID, 1).destroyForcibly();

        assertThat(running.join()).isEqualTo(new StepEnd.Interrupted());
        assertThat(lives(output.text().lines().findFirst().orElseThrow())).isFalse();
    }

    @Test
    void takesAnotherProcessWithTheSameIdForAnInterruption() throws Exception {
        DetachedStep step = step("echo before; sleep 300");
        startAndKill(step, "before\n");
        // As after a restart of the guest: the process ID lives again, but it is another process.
        Process another = new ProcessBuilder("sleep", "60").start();
        Path claim = StepsInThisMachine.workspace(WORKSPACE).resolve(ID).resolve("claim-1");
        String[] words = Files.readString(claim).split(" ");
        words[1] = Long.toString(another.pid());
        Files.writeString(claim, String.join(" ", words));

        assertThat(connectAndRun(step, 0)).isEqualTo(new StepEnd.Interrupted());
        assertThat(another.isAlive()).isTrue();
        another.destroyForcibly();
    }

    @Test
    void takesAnEmptyClaimForAnInterruption() throws Exception {
        DetachedStep step = step("echo before; sleep 300");
        startAndKill(step, "before\n");
        Files.writeString(StepsInThisMachine.workspace(WORKSPACE).resolve(ID).resolve("claim-1"), "");

        assertThat(connectAndRun(step, 0)).isEqualTo(new StepEnd.Interrupted());
    }

    @Test
    void startsAnInterruptedStepAfreshWhenItIsRerunnable() throws Exception {
        Path runs = directory.resolve("runs");
        String script = "echo x >> '" + runs + "'; echo run\n"
                + "[ $(wc -l < '" + runs + "') -gt 1 ] || sleep 300\necho end";
        DetachedStep step = new DetachedStep(WORKSPACE, ID, script, Map.of(), Duration.ofSeconds(60), true);
        startAndKill(step, "run\n");
        StepOutput second = new StepOutput();

        assertThat(connect().run(step, output.end(), second)).isEqualTo(new StepEnd.Exited(0));
        assertThat(second.text()).isEqualTo("run\nend\n");
        assertThat(second.end()).isEqualTo(8);
        assertThat(Files.readString(runs)).isEqualTo("x\nx\n");
    }

    @Test
    void startsAnInterruptedStepAfreshOnlyOnceWhenSeveralRunIt() throws Exception {
        Path runs = directory.resolve("runs");
        String script = "echo x >> '" + runs + "'; echo run\n"
                + "[ $(wc -l < '" + runs + "') -gt 1 ] || sleep 300\nsleep 0.3";
        DetachedStep step = new DetachedStep(WORKSPACE, ID, script, Map.of(), Duration.ofSeconds(60), true);
        startAndKill(step, "run\n");
        List<Guest> guests = Stream.generate(this::connect).limit(4).toList();

        List<CompletableFuture<StepEnd>> ends = guests.stream()
                .map(guest -> inBackground(() -> guest.run(step, 0, (bytes, end) -> {})))
                .toList();

        assertThat(ends).allSatisfy(end -> assertThat(end.join()).isEqualTo(new StepEnd.Exited(0)));
        assertThat(Files.readString(runs)).isEqualTo("x\nx\n");
    }

    private void startAndKill(DetachedStep step, String awaited) {
        CompletableFuture<StepEnd> running = inBackground(() -> connectAndRun(step, 0));
        await().until(() -> output.text().equals(awaited));
        server.cutConnections();
        assertThat(running).failsWithin(Duration.ofSeconds(5));
        StepsInThisMachine.kill(WORKSPACE, ID, 1);
    }
}
