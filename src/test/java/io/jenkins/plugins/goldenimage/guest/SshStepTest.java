package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step sees, and what a caller gets of it, while the connection holds. */
class SshStepTest {
    private static final String WORKSPACE = "ssh-step-test";
    private static final StepEnd OK = new StepEnd.Exited(0);

    @TempDir
    static Path directory;

    private static RealSshServer server;
    private static SshConnector connector;

    private Guest guest;
    private final StepOutput output = new StepOutput();

    @BeforeAll
    static void start() {
        server = RealSshServer.start(directory);
        connector = new SshConnector();
    }

    @AfterAll
    static void stop() {
        connector.close();
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        StepsInThisMachine.end(WORKSPACE);
        guest = connector.connect(server.endpoint());
    }

    @AfterEach
    void disconnect() {
        guest.close();
        StepsInThisMachine.end(WORKSPACE);
    }

    @Test
    void givesOutputAndErrorAsTheStepMixedThem() throws Exception {
        assertThat(run("echo one; echo two >&2; echo three")).isEqualTo(OK);
        assertThat(output.text()).isEqualTo("one\ntwo\nthree\n");
        assertThat(output.end()).isEqualTo(14);
    }

    @Test
    void givesTheExitCode() throws Exception {
        assertThat(run("exit 42")).isEqualTo(new StepEnd.Exited(42));
    }

    @Test
    void givesOutputWhileTheStepRuns() throws Exception {
        Path go = directory.resolve("go");
        CompletableFuture<StepEnd> end = CompletableFuture.supplyAsync(
                () -> runUnchecked("echo started; until [ -e '" + go + "' ]; do sleep 0.05; done; echo done"));

        await().atMost(Duration.ofSeconds(5)).until(() -> output.text().equals("started\n"));
        assertThat(end).isNotDone();
        Files.createFile(go);
        assertThat(end.join()).isEqualTo(OK);
        assertThat(output.text()).isEqualTo("started\ndone\n");
    }

    @Test
    void deliversAnyValueOfTheEnvironment() throws Exception {
        Map<String, String> nasty = new LinkedHashMap<>();
        nasty.put("QUOTES", "'\"'\\''`id`$(id)$HOME");
        nasty.put("LINES", "\none\r\n\ttwo \n\n");
        nasty.put("FOREIGN", "Á ß € 日本 \uD83D\uDE00 \u0081\u0085");
        nasty.put("EMPTY", "");
        nasty.put("OPTION", "-n -e \\0 * ? [a-z] ; & | > < # !");
        StringBuilder script = new StringBuilder("#!/usr/bin/env bash\n");
        nasty.forEach((name, value) -> script.append("printf '%s\\0' \"$").append(name).append("\"\n"));

        assertThat(guest.run(step("nasty", script.toString(), nasty), 0, output)).isEqualTo(OK);
        assertThat(output.text()).isEqualTo(String.join("\0", nasty.values()) + "\0");
    }

    @Test
    void runsTheScriptByItsOwnFirstLine() throws Exception {
        assertThat(run("#! \t/usr/bin/awk  -f \t\nBEGIN { print \"awk\"; exit 7 }\n")).isEqualTo(new StepEnd.Exited(7));
        assertThat(output.text()).isEqualTo("awk\n");
    }

    @Test
    void saysThatTheInterpreterOfAScriptIsMissing() throws Exception {
        assertThat(run("#!/no/such/interpreter\n")).isEqualTo(new StepEnd.Exited(127));
        assertThat(output.text()).contains("/no/such/interpreter");
    }

    @Test
    void keepsTheFileModeMaskOfTheLogin() throws Exception {
        String usual = RealSshServer.run(List.of("sh", "-c", "umask"));

        assertThat(run("umask")).isEqualTo(OK);
        assertThat(output.text()).isEqualTo(usual);
    }

    @Test
    void givesTheScriptNothingToRead() throws Exception {
        assertThat(run("cat; echo end")).isEqualTo(OK);
        assertThat(output.text()).isEqualTo("end\n");
    }

    @Test
    void deliversALongScript() throws Exception {
        String line = "# a comment of some length, in order to be more than one packet\n";

        assertThat(run(line.repeat(20_000) + "echo at last")).isEqualTo(OK);
        assertThat(output.text()).isEqualTo("at last\n");
    }

    @Test
    void keepsWhatItDeliversFromOtherUsers() throws Exception {
        run("true");

        try (var files = Files.walk(StepsInThisMachine.workspace(WORKSPACE))) {
            assertThat(files).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .endsWith("------"));
        }
    }

    @Test
    void leavesNoValueOfTheEnvironmentOnTheDisk() throws Exception {
        guest.run(step("env", "sleep 0.1", Map.of("TOKEN", "a-value-of-the-environment")), 0, output);

        try (var files = Files.walk(StepsInThisMachine.workspace(WORKSPACE))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.readString(file))
                    .doesNotContain("a-value-of-the-environment"));
        }
    }

    @Test
    void showsNothingSecretInTheListOfProcesses() throws Exception {
        String script = "ps axww -o args; : a-secret-of-the-script";
        guest.run(step("ps", script, Map.of("TOKEN", "a-value-of-the-environment")), 0, output);

        assertThat(output.text())
                .contains("golden-image")
                .doesNotContain("a-secret-of-the-script", "a-value-of-the-environment");
    }

    @Test
    void givesTheOutputOfAnEndedStepWithoutRunningItAgain() throws Exception {
        Path counted = directory.resolve("counted");
        String script = "echo x >> '" + counted + "'; echo 0123456789; exit 3";
        run(script);
        StepOutput rest = new StepOutput();
        assertThat(guest.run(step("step", script, Map.of()), 4, rest)).isEqualTo(new StepEnd.Exited(3));
        assertThat(rest.text()).isEqualTo("456789\n");
        assertThat(rest.end()).isEqualTo(11);
        assertThat(Files.readString(counted)).isEqualTo("x\n");
    }

    @Test
    void startsFromTheBeginningWhateverTheOffsetOfAStepThatWasNeverStarted() throws Exception {
        assertThat(guest.run(step("step", "echo one; echo two", Map.of()), 1000, output)).isEqualTo(OK);
        assertThat(output.text()).isEqualTo("one\ntwo\n");
    }

    @Test
    void passesOnWhatTheSinkThrows() {
        IllegalArgumentException thrown = new IllegalArgumentException("of the sink");

        assertThat(catchThrowable(() -> guest.run(step("step", "echo one", Map.of()), 0, (bytes, end) -> {
                    throw thrown;
                })))
                .isSameAs(thrown);
    }

    @Test
    void refusesNamesThatNoGuestCanHave() {
        assertThat(catchThrowable(() -> step("../up", "true", Map.of()))).hasMessageContaining("../up");
        assertThat(catchThrowable(() -> step("step", "true", Map.of("A-B", "hidden-value"))))
                .hasMessageContaining("A-B")
                .hasMessageNotContaining("hidden-value");
        assertThat(catchThrowable(() -> step("step", "true", Map.of("A", "hidden\0value"))))
                .hasMessageContaining("NUL")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void passesAFloodOnWithLittleMemory() throws Exception {
        AtomicLong bytes = new AtomicLong();
        AtomicLong most = new AtomicLong();
        System.gc();
        long before = usedHeap();

        StepEnd end = guest.run(step("flood", "head -c 20971520 /dev/zero", Map.of()), 0, (chunk, total) -> {
            if (bytes.addAndGet(chunk.length) % (4 << 20) < chunk.length) {
                System.gc();
                most.accumulateAndGet(usedHeap() - before, Math::max);
            }
            assertThat(total).isEqualTo(bytes.get());
        });

        assertThat(end).isEqualTo(OK);
        assertThat(bytes).hasValue(20 << 20);
        assertThat(most.get()).isLessThan(4 << 20);
    }

    @Test
    void aSlowCallerSlowsTheReadingNotTheStep() throws Exception {
        Path finished = directory.resolve("finished");
        CompletableFuture<Void> go = new CompletableFuture<>();
        AtomicLong bytes = new AtomicLong();
        CompletableFuture<StepEnd> end = CompletableFuture.supplyAsync(() -> runUnchecked(
                "head -c 8388608 /dev/zero; : > '" + finished + "'", (chunk, total) -> {
                    go.join();
                    bytes.addAndGet(chunk.length);
                }));

        await().atMost(Duration.ofSeconds(5)).until(() -> Files.exists(finished));
        assertThat(end).isNotDone();
        go.complete(null);
        assertThat(end.join()).isEqualTo(OK);
        assertThat(bytes).hasValue(8 << 20);
    }

    @Test
    void removesItsTraces() throws Exception {
        run("echo x");
        assertThat(StepsInThisMachine.workspace(WORKSPACE)).exists();

        guest.removeTraces(WORKSPACE);

        assertThat(StepsInThisMachine.workspace(WORKSPACE)).doesNotExist();
    }

    @Test
    void removesNoTracesWhereThereAreNone() throws Exception {
        guest.removeTraces("never-used");
    }

    @Test
    void doesNotUseADirectoryThatIsAnotherOnes() throws Exception {
        Files.createSymbolicLink(StepsInThisMachine.workspace(WORKSPACE), directory);

        assertThat(catchThrowableOfType(GuestException.class, () -> run("true")))
                .hasMessageContaining("/var/tmp/golden-image-" + WORKSPACE + " can't be used")
                .extracting(GuestException::reason)
                .isEqualTo(GuestException.Reason.UNUSABLE);
        assertThat(directory.resolve("step")).doesNotExist();
    }

    @Test
    void aBackgroundProcessOfTheStepDoesNotHoldUpItsEnd() throws Exception {
        assertThat(run("sleep 60 & echo end")).isEqualTo(OK);
        assertThat(output.text()).isEqualTo("end\n");
    }

    private StepEnd run(String script) throws GuestException, InterruptedException {
        return guest.run(step("step", script, Map.of()), 0, output);
    }

    private StepEnd runUnchecked(String script) {
        return runUnchecked(script, output);
    }

    private StepEnd runUnchecked(String script, OutputSink sink) {
        try {
            return guest.run(step("step", script, Map.of()), 0, sink);
        } catch (GuestException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DetachedStep step(String id, String script, Map<String, String> environment) {
        return new DetachedStep(WORKSPACE, id, script, environment, Duration.ofSeconds(60), false);
    }

    private static long usedHeap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
