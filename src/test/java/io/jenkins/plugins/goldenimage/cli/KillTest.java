package io.jenkins.plugins.goldenimage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterGate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} in every phase: {@code resume} makes the image, once, and nothing else. */
class KillTest {
    private static OpenSshServer guest;
    private static Cases<Moment, Site> cases;

    @TempDir
    Path directory;

    @BeforeAll
    static void killABuildAtEachMomentAndResumeIt(@TempDir Path directory) {
        TestServers.assumeVcenter();
        TestServers.assumeOpenSsh();
        guest = OpenSshServer.start();
        cases = new Cases<>(EnumSet.allOf(Moment.class), moment -> {
            Site site = new Site(Files.createDirectory(directory.resolve(moment.name())), guest);
            Moment.Hold hold = moment.hold(site);
            kill(site, hold);
            hold.letGo();
            CliProcess.Finished resumed = site.run("resume");
            assertThat(resumed.exitCode()).as(resumed.all()).isZero();
            return site;
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
    @EnumSource
    void resumeMakesTheImageOnce(Moment moment) throws Exception {
        try (Site site = cases.result(moment)) {
            site.assertOneImage();
            assertThat(site.guestFiles.lines("steps")).containsExactly("first Managed", "second " + Site.IMAGE);
            assertThat(site.vcenter.inventory().sessions()).as("sessions besides that of the killed").isLessThan(2);
            site.assertNoSecrets();
        }
    }

    @Test
    void aCallThatArrivesLateMakesNoSecondMachine() throws Exception {
        try (Site site = new Site(directory, guest);
                VcenterGate gate = site.vcenter.holdBefore("CreateVM_Task")) {
            try (CliProcess build = site.start("build")) {
                gate.awaitWaiting();
                build.kill();
            }
            try (CliProcess resume = site.start("resume")) {
                await("both calls").atMost(Duration.ofSeconds(30)).until(() -> gate.waiting() == 2);
                gate.release();

                assertThat(resume.finish().exitCode()).isZero();
            }
            site.assertOneImage();
        }
    }

    @Test
    void aStepThatStillRunsIsFollowedToItsEnd() throws Exception {
        try (Site site = new Site(directory, guest)) {
            Moment.Hold hold = Moment.IN_A_STEP.hold(site);
            kill(site, hold);
            try (CliProcess resume = site.start("resume")) {
                resume.awaitOutput("-- baseline: first (going on)");
                hold.letGo();

                assertThat(resume.finish().exitCode()).isZero();
            }
            assertThat(site.guestFiles.lines("steps")).containsExactly("first Managed", "second " + Site.IMAGE);
            assertThat(site.output().resolve("guest/001-baseline.log")).hasContent("first Managed");
        }
    }

    @Test
    void aFailedBuildThatIsKilledWhileItCleansUpIsCleanedUpByResume() throws Exception {
        try (Site site = new Site(directory, guest)) {
            site.define(Definitions.firstStep(site.guestFiles), "exit 3");
            try (VcenterGate gate = site.vcenter.holdBefore("Destroy_Task");
                    CliProcess build = site.start("build")) {
                gate.awaitWaiting();
                build.kill();
                gate.cut();
            }
            CliProcess.Finished resumed = site.run("resume");

            assertThat(resumed.exitCode()).as(resumed.all()).isEqualTo(ExitCode.FAILED);
            site.assertNothingIsLeft();
        }
    }

    private static void kill(Site site, Moment.Hold hold) throws InterruptedException {
        try (CliProcess build = site.start("build")) {
            hold.awaitBuild(build);
            build.kill();
        }
    }
}
