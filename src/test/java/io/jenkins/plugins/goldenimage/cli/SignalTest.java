package io.jenkins.plugins.goldenimage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterGate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGINT and SIGTERM stop a build in every phase, and it leaves nothing. */
class SignalTest {
    /** To a signal these are the same as the one before; they are left out for the time that they take. */
    private static final EnumSet<Moment> AS_OTHERS =
            EnumSet.of(
                    Moment.CREATED,
                    Moment.STARTED,
                    Moment.SHUT_DOWN,
                    Moment.REMOVED_THE_DRIVE,
                    Moment.MARKED_THE_TEMPLATE);

    private static OpenSshServer guest;
    private static Cases<Moment, Signalled> cases;

    @TempDir
    Path directory;

    private record Signalled(Site site, CliProcess.Finished build) {}

    @BeforeAll
    static void signalABuildAtEachMoment(@TempDir Path directory) {
        TestServers.assumeVcenter();
        TestServers.assumeOpenSsh();
        guest = OpenSshServer.start();
        cases = new Cases<>(EnumSet.complementOf(AS_OTHERS), moment -> {
            Site site = new Site(Files.createDirectory(directory.resolve(moment.name())), guest);
            Moment.Hold hold = moment.hold(site);
            try (CliProcess build = site.start("build")) {
                hold.awaitBuild(build);
                build.signal(moment.ordinal() % 2 == 0 ? "INT" : "TERM");
                site.awaitFact("abort-requested");
                if (hold.isCall()) {
                    hold.letGo();
                }
                return new Signalled(site, build.finish());
            }
        });
    }

    @AfterAll
    static void close() {
        if (guest != null) {
            cases.close();
            guest.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LOGGING_IN",
                "CHECKING",
                "CREATING",
                "STARTING",
                "INSTALLING",
                "CONNECTING",
                "IN_A_STEP",
                "SHUTTING_DOWN",
                "REMOVING_THE_DRIVE",
                "MARKING_THE_TEMPLATE"
            })
    void stopsTheBuildAndCleansUp(Moment moment) throws Exception {
        Signalled signalled = cases.result(moment);
        try (Site site = signalled.site()) {
            assertThat(signalled.build().exitCode()).as(signalled.build().all()).isEqualTo(ExitCode.ABORTED);
            assertThat(signalled.build().err()).isEqualTo("The build was stopped; nothing of it is left\n");
            site.assertNothingIsLeft();
            assertThat(site.vcenter.inventory().sessions()).isZero();
            site.assertNoSecrets();
        }
    }

    @Test
    void anotherSignalDoesNotStopTheCleaningUp() throws Exception {
        try (Site site = new Site(directory, guest);
                VcenterGate gate = site.vcenter.holdBefore("Destroy_Task")) {
            Moment.IN_A_STEP.hold(site);
            try (CliProcess build = site.start("build")) {
                site.awaitFact("step-started");
                build.signal("INT");
                gate.awaitWaiting();
                build.signal("INT");
                build.signal("TERM");
                gate.release();

                assertThat(build.finish().exitCode()).isEqualTo(ExitCode.ABORTED);
            }
            site.assertNothingIsLeft();
        }
    }
}
