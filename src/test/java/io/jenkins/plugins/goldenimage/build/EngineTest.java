package io.jenkins.plugins.goldenimage.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void publishesAnImage() throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            assertThat(build.attempt().ended()).isTrue();

            assertThat(build.owner.state().result()).contains(Result.SUCCESS);
            assertThat(build.templates()).containsExactly("base-1");
            assertThat(build.world.machines()).hasSize(1);
        }
    }

    @Test
    void logsTheOutputOfSteps() throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            build.attempt();

            assertThat(Files.readString(directory.resolve("guest/001-baseline.log"))).isEqualTo("hello\n");
            assertThat(Files.readString(directory.resolve("build.log"))).contains("hello\n", "done\n");
        }
    }

    @Test
    void failsWithAStepThatFails() throws Exception {
        try (TestBuild build = new TestBuild(directory, "exit 7", false, LEASE)) {
            build.attempt();

            assertThat(build.owner.state().result()).contains(Result.FAILED);
            assertThat(build.owner.state().last(Fact.Failed.class).orElseThrow().failure().message())
                    .isEqualTo("The step 'baseline: exit 7' (001-baseline) has ended with exit code 7");
            assertThat(build.world.machines()).isEmpty();
        }
    }

    @Test
    void masksSecretsInOutput() throws Exception {
        try (TestBuild build = new TestBuild(directory, "echo " + TestBuild.SECRET, false, LEASE)) {
            build.attempt();

            assertThat(Files.readString(directory.resolve("guest/001-baseline.log"))).isEqualTo("****\n");
            assertThat(Files.readString(directory.resolve("build.log"))).doesNotContain(TestBuild.SECRET);
        }
    }

    @Test
    void triesAgainWhatFailsForAPassingReason() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        try (TestBuild build = new TestBuild(directory)) {
            build.world.intercept(failing("create", Reason.BUSY, () -> failures.incrementAndGet() <= 2));
            build.attempt();

            assertThat(build.owner.state().result()).contains(Result.SUCCESS);
            assertThat(failures).hasValue(3);
        }
    }

    @Test
    void owesTheCleanUpThatFails() throws Exception {
        try (TestBuild build = new TestBuild(directory, "exit 1", false, LEASE)) {
            build.world.intercept(failing("destroy", Reason.PERMISSION, () -> true));
            build.attempt();

            assertThat(build.owner.state().result()).contains(Result.FAILED);
            assertThat(build.owner.state().owesCleanUp()).isTrue();
            assertThat(build.world.machines()).hasSize(1);
        }
    }

    @Test
    void paysTheCleanUpThatIsOwed() throws Exception {
        try (TestBuild build = new TestBuild(directory, "exit 1", false, LEASE)) {
            build.world.intercept(failing("destroy", Reason.PERMISSION, () -> true));
            build.attempt();
            build.world.intercept(new SimulatedWorld.Interceptor() {});
            build.attempt();

            assertThat(build.owner.state().owesCleanUp()).isFalse();
            assertThat(build.world.machines()).isEmpty();
        }
    }

    @Test
    void stopsWhenItIsAborted() throws Exception {
        try (TestBuild build = new TestBuild(directory, "sleep 600", false, LEASE)) {
            CompletableFuture<Outcome> running = build.attemptAside();
            Awaitility.await().until(() -> build.owner.state().has(new Fact.StepStarted("001-baseline")));
            build.owner.abort();

            assertThat(running.get(20, TimeUnit.SECONDS).ended()).isTrue();
            assertThat(build.owner.state().result()).contains(Result.ABORTED);
            assertThat(build.world.machines()).isEmpty();
        }
    }

    @Test
    void makesNothingWhenItWasAbortedBeforeItBegan() throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            build.owner.abort();
            build.attempt();

            assertThat(build.owner.state().result()).contains(Result.ABORTED);
            assertThat(build.owner.state().last(Fact.MachineIntended.class)).isEmpty();
        }
    }

    @Test
    void stopsCallingThePlatformWhenItsLeaseRunsOut() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch cut = new CountDownLatch(1);
        try (TestBuild build = new TestBuild(directory, "sleep 600", false, Duration.ofSeconds(1))) {
            ControlPlane unheard = new ControlPlane() {
                @Override
                public Order append(JournalEntry entry) throws java.io.IOException {
                    return build.owner.append(entry);
                }

                @Override
                public Order report(Report report) throws java.io.IOException {
                    if (build.owner.state().has(new Fact.StepStarted("001-baseline"))) {
                        await(cut);
                    }
                    return build.owner.report(report);
                }

                @Override
                public byte[] read(String sha256, long offset) throws java.io.IOException {
                    return build.owner.read(sha256, offset);
                }
            };
            build.world.intercept(counting(calls));

            assertThat(build.attempt(unheard).ended()).isFalse();
            int before = calls.get();
            cut.countDown();
            assertThat(build.owner.state().result()).isEmpty();
            assertThat(calls).hasValue(before);
            assertThat(build.world.machines()).hasSize(1);
        }
    }

    @Test
    void makesNoFurtherCallWhenAnotherAttemptHasBegun() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<Thread> callers = Collections.synchronizedList(new ArrayList<>());
        try (TestBuild build = new TestBuild(directory)) {
            build.world.intercept(new SimulatedWorld.Interceptor() {
                @Override
                public <T> T call(String name, SimulatedWorld.Call<T> action)
                        throws HypervisorException, InterruptedException {
                    callers.add(Thread.currentThread());
                    T result = action.run();
                    if (name.equals("create") && held.getCount() > 0) {
                        held.countDown();
                        awaitUninterrupted(release);
                    }
                    return result;
                }
            });
            CompletableFuture<Outcome> older = build.attemptAside();
            held.await();
            Thread olderEngine = callers.get(callers.size() - 1);
            build.forgetRunningAttempt();
            assertThat(build.attempt().ended()).isTrue();
            int olderCalls = Collections.frequency(callers, olderEngine);
            release.countDown();

            assertThat(older.get(20, TimeUnit.SECONDS).ended()).isFalse();
            assertThat(Collections.frequency(callers, olderEngine)).isEqualTo(olderCalls);
            assertThat(build.templates()).hasSize(1);
            assertThat(build.world.machines()).hasSize(1);
        }
    }

    @Test
    void keepsTheMachineOfAFailedBuildWhereThatIsWanted() throws Exception {
        try (TestBuild build = new TestBuild(directory, "exit 1", true, LEASE)) {
            build.attempt();

            assertThat(build.world.machines()).hasSize(1);
            assertThat(build.owner.state().owesCleanUp()).isFalse();
        }
    }

    /** A call that is under way at the platform does not heed that its caller is interrupted. */
    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SimulatedWorld.Interceptor failing(
            String call, Reason reason, java.util.function.BooleanSupplier when) {
        return new SimulatedWorld.Interceptor() {
            @Override
            public <T> T call(String name, SimulatedWorld.Call<T> action)
                    throws HypervisorException, InterruptedException {
                if (name.equals(call) && when.getAsBoolean()) {
                    throw new HypervisorException(reason, name, "planted", "None", null);
                }
                return action.run();
            }
        };
    }

    private static SimulatedWorld.Interceptor counting(AtomicInteger calls) {
        return new SimulatedWorld.Interceptor() {
            @Override
            public <T> T call(String name, SimulatedWorld.Call<T> action)
                    throws HypervisorException, InterruptedException {
                calls.incrementAndGet();
                return action.run();
            }
        };
    }
}
