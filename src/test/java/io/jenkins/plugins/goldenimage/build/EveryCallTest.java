package io.jenkins.plugins.goldenimage.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Something happens at one call of a build, at each of them in turn: nothing may leak and nothing may be made twice. */
class EveryCallTest {
    private static final List<String> CALLS = new ArrayList<>();

    @TempDir
    Path directory;

    @BeforeAll
    static void recordTheCallsOfABuild(@TempDir Path path) throws Exception {
        List<String> calls = Collections.synchronizedList(CALLS);
        calls.clear();
        try (TestBuild build = new TestBuild(path)) {
            build.world.intercept(new SimulatedWorld.Interceptor() {
                @Override
                public <T> T call(String name, SimulatedWorld.Call<T> action)
                        throws HypervisorException, InterruptedException {
                    calls.add(name);
                    return action.run();
                }
            });
            build.attempt();
        }
    }

    static Stream<Arguments> calls() {
        return IntStream.range(0, CALLS.size())
                .boxed()
                .flatMap(index -> Stream.of(
                        Arguments.of(index, CALLS.get(index), false), Arguments.of(index, CALLS.get(index), true)));
    }

    @ParameterizedTest(name = "call {0}, {1}, done={2}")
    @MethodSource("calls")
    void aCutConnectionChangesNothing(int index, String name, boolean done) throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            build.world.intercept(at(index, done, () -> {
                throw new HypervisorException(Reason.TRANSIENT, name, "cut", "Try again", null);
            }));
            build.attempt();

            assertThat(build.owner.state().result()).contains(Result.SUCCESS);
            assertThat(build.templates()).hasSize(1);
            assertThat(build.world.machines()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "call {0}, {1}, done={2}")
    @MethodSource("calls")
    void aRefusalLeavesNothing(int index, String name, boolean done) throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            build.world.intercept(at(index, done, () -> {
                throw new HypervisorException(Reason.PERMISSION, name, "refused", "Ask", null);
            }));
            build.attempt();

            assertThat(build.owner.state().result()).contains(Result.FAILED);
            assertThat(build.world.machines()).isEmpty();
            assertThat(build.owner.state().owesCleanUp()).isFalse();
        }
    }

    @ParameterizedTest(name = "call {0}, {1}, done={2}")
    @MethodSource("calls")
    void anAbortLeavesNothing(int index, String name, boolean done) throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            build.world.intercept(at(index, done, () -> {
                abort(build);
                return null;
            }));
            build.attempt();

            assertThat(build.owner.state().owesCleanUp()).isFalse();
            if (build.owner.state().result().orElseThrow() == Result.SUCCESS) {
                assertThat(name).as("only then an abort comes too late").isEqualTo("publish");
                assertThat(build.templates()).hasSize(1);
            } else {
                assertThat(build.world.machines()).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "call {0}, {1}, done={2}")
    @MethodSource("calls")
    void anotherAttemptGoesOnAfterAKill(int index, String name, boolean done) throws Exception {
        Killable killable = new Killable();
        try (TestBuild build = new TestBuild(directory)) {
            build.world.intercept(at(index, done, () -> {
                killable.kill();
                new CountDownLatch(1).await();
                return null;
            }));
            killable.delegate = build.owner;
            assertThat(build.attempt(killable).ended()).isFalse();
            assertThat(build.attempt().ended()).isTrue();

            assertThat(build.owner.state().result()).contains(Result.SUCCESS);
            assertThat(build.templates()).hasSize(1);
            assertThat(build.world.machines()).hasSize(1);
        }
    }

    /** A control plane that can't be heard any more from some moment on. */
    private static final class Killable implements ControlPlane {
        private volatile ControlPlane delegate;
        private volatile boolean killed;

        void kill() {
            killed = true;
        }

        @Override
        public Order append(JournalEntry entry) throws java.io.IOException {
            return killed ? Order.SUPERSEDED : delegate.append(entry);
        }

        @Override
        public Order report(Report report) throws java.io.IOException {
            return killed ? Order.SUPERSEDED : delegate.report(report);
        }

        @Override
        public byte[] read(String sha256, long offset) throws java.io.IOException {
            return delegate.read(sha256, offset);
        }
    }

    private static void abort(TestBuild build) {
        try {
            build.owner.abort();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something once, before the call with this index or when it is done. */
    private static SimulatedWorld.Interceptor at(int index, boolean done, SimulatedWorld.Call<Object> what) {
        AtomicInteger count = new AtomicInteger();
        return new SimulatedWorld.Interceptor() {
            @Override
            public <T> T call(String name, SimulatedWorld.Call<T> action)
                    throws HypervisorException, InterruptedException {
                boolean now = count.getAndIncrement() == index;
                if (now && !done) {
                    what.run();
                }
                T result = action.run();
                if (now && done) {
                    what.run();
                }
                return result;
            }
        };
    }
}
