package io.jenkins.plugins.goldenimage.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step that restarts the guest does so once, whatever attempts the build needs. */
class RestartStepTest {
    private static final String STEP = "004-baseline";

    @TempDir
    private Path directory;

    /** When an attempt loses its build. */
    private enum Loss {
        BEFORE_THE_INTENT,
        AFTER_THE_INTENT,
        AFTER_THE_RESTART;

        boolean isAt(Fact fact, boolean stored) {
            return switch (this) {
                case BEFORE_THE_INTENT -> fact instanceof Fact.RestartIntended && !stored;
                case AFTER_THE_INTENT -> fact instanceof Fact.RestartIntended && stored;
                case AFTER_THE_RESTART -> fact.equals(new Fact.StepEnded(STEP)) && !stored;
            };
        }
    }

    @Test
    void restartsTheGuestOnce() throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            build.attempt();

            assertThat(build.owner.state().result()).contains(Result.SUCCESS);
            assertThat(build.world.restarts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void restartsTheGuestOnceOverTwoAttempts(Loss loss) throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            assertThat(build.attempt(lost(build.owner, loss)).ended()).isFalse();
            assertThat(build.attempt().ended()).isTrue();

            assertThat(build.owner.state().result()).contains(Result.SUCCESS);
            assertThat(build.world.restarts()).isEqualTo(1);
        }
    }

    private static ControlPlane lost(BuildOwner owner, Loss loss) {
        return new ControlPlane() {
            @Override
            public Order append(JournalEntry entry) throws IOException {
                if (loss.isAt(entry.fact(), false)) {
                    return Order.SUPERSEDED;
                }
                Order order = owner.append(entry);
                return loss.isAt(entry.fact(), true) ? Order.SUPERSEDED : order;
            }

            @Override
            public Order report(Report report) throws IOException {
                return owner.report(report);
            }

            @Override
            public byte[] read(String sha256, long offset) throws IOException {
                return owner.read(sha256, offset);
            }
        };
    }
}
