package io.jenkins.plugins.goldenimage.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MachineStatesTest {
    private static final MachineState OFF = new MachineState(PowerState.OFF, List.of());

    private final MachineStates states = new MachineStates();

    @Test
    void waitsForTheFirstNewsWhateverTheTime() throws Exception {
        try (MachineWatch watch = states.watch(new Machine("vm-1", "one"))) {
            FutureTask<Optional<MachineState>> waiting = new FutureTask<>(() -> watch.await(OFF::equals, Duration.ZERO));
            Thread thread = new Thread(waiting);
            thread.start();
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

            states.put("vm-1", OFF);

            assertThat(waiting.get(10, TimeUnit.SECONDS)).hasValue(OFF);
        }
    }

    @Test
    void waitsNoLongerThanAskedOnceThereAreNews() throws Exception {
        try (MachineWatch watch = states.watch(new Machine("vm-1", "one"))) {
            states.put("vm-1", OFF);

            assertThat(watch.await(MachineState.GONE::equals, Duration.ZERO)).isEmpty();
        }
    }
}
