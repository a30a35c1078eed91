package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.jenkins.Moment.Hold;
import io.jenkins.plugins.goldenimage.testing.TcpValve;
import io.jenkins.plugins.goldenimage.testing.VcenterCalls.Call;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An agent that the network has cut off lives on, and its engine with it; another one takes over. */
class FencingTest {
    @RegisterExtension
    private static final Landscape LANDSCAPE = new Landscape();

    private static TcpValve valve;

    @BeforeAll
    static void makeTheWay() {
        valve = TcpValve.to(LANDSCAPE.port());
    }

    @AfterAll
    static void removeTheWay() {
        valve.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_CREATE", "STARTED", "PROVISION", "SEAL"})
    void theOlderEngineIsSilentWhenTheNewerBegins(Moment moment) throws Exception {
        LANDSCAPE.addAgent("older", valve.port());
        ImageBuild build = new ImageBuild(LANDSCAPE);
        Hold hold = moment.hold(LANDSCAPE, build);
        build.start();
        hold.await();
        Set<String> older = sessions(LANDSCAPE.vcenter().calls().calls());

        valve.shut();
        LANDSCAPE.awaitAgentGone("older");
        assertThat(LANDSCAPE.isAlive("older")).isTrue();
        LANDSCAPE.vcenter().resetCalls();
        LANDSCAPE.addAgent("newer");
        hold.end();

        build.assertEnds("SUCCESS");
        build.assertOneImage();
        build.assertStepsRanOnce();
        assertThat(LANDSCAPE.isAlive("older")).isTrue();
        assertSilent(older, LANDSCAPE.vcenter().calls().calls());
        LANDSCAPE.assertNothingOwed();
        LANDSCAPE.killAgent("older");
        LANDSCAPE.killAgent("newer");
        valve.cut();
        valve.open();
        LANDSCAPE.removeAgent("older");
        LANDSCAPE.removeAgent("newer");
    }

    private static void assertSilent(Set<String> older, List<Call> calls) {
        Instant takeOver = calls.stream()
                .filter(call -> !call.session().isEmpty() && !older.contains(call.session()))
                .map(Call::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(calls)
                .filteredOn(call -> call.time().isAfter(takeOver))
                .extracting(Call::session)
                .doesNotContainAnyElementsOf(older);
    }

    private static Set<String> sessions(List<Call> calls) {
        return calls.stream()
                .map(Call::session)
                .filter(session -> !session.isEmpty())
                .collect(Collectors.toSet());
    }
}
