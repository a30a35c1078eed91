package io.jenkins.plugins.goldenimage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds that can't succeed: each says what to do, by its exit code too, and leaves nothing. */
class TroubleTest {
    private static OpenSshServer guest;
    private static Cases<Trouble, Troubled> cases;

    private record Troubled(Site site, CliProcess.Finished build) {}

    @BeforeAll
    static void buildInTrouble(@TempDir Path directory) {
        TestServers.assumeVcenter();
        TestServers.assumeOpenSsh();
        guest = OpenSshServer.start();
        cases = new Cases<>(EnumSet.allOf(Trouble.class), trouble -> {
            Site site = new Site(Files.createDirectory(directory.resolve(trouble.name())), guest);
            trouble.cause(site);
            return new Troubled(site, site.run("build"));
        });
    }

    @AfterAll
    static void close() throws Exception {
        if (guest != null) {
            for (Trouble trouble : Trouble.values()) {
                cases.result(trouble).site().close();
            }
            cases.close();
            guest.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToDo(Trouble trouble) throws Exception {
        CliProcess.Finished build = cases.result(trouble).build();

        assertThat(build.err()).startsWith("The build has failed. ").contains(trouble.message).doesNotContain("..");
        assertThat(build.exitCode()).isEqualTo(trouble.exitCode);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothing(Trouble trouble) throws Exception {
        Site site = cases.result(trouble).site();

        site.assertNothingIsLeft();
        assertThat(site.vcenter.inventory().sessions()).isZero();
        site.assertNoSecrets();
    }

    @ParameterizedTest
    @EnumSource
    void keepsARecord(Trouble trouble) throws Exception {
        Site site = cases.result(trouble).site();

        assertThat(Files.readString(site.output().resolve("build.log"))).contains("FAILED: ", trouble.message);
        assertThat(site.output().resolve("manifest.json")).doesNotExist();
        assertThat(site.output().resolve("SHA256SUMS")).content().contains("build.log", "journal.jsonl");
    }

    @Test
    void showsTheOutputOfAStepThatFails() throws Exception {
        assertThat(cases.result(Trouble.FAILING_STEP).build().out()).contains("\n   sorry\n");
    }

    @Test
    void runsNoStepBehindOneThatFails() throws Exception {
        assertThat(cases.result(Trouble.FAILING_STEP).site().guestFiles.lines("steps")).isEmpty();
    }

    @Test
    void endsTheProcessOfAStepThatTakesTooLong() throws Exception {
        List<String> pid = cases.result(Trouble.STEP_THAT_TAKES_TOO_LONG).site().guestFiles.lines("pid");

        assertThat(ProcessHandle.of(Long.parseLong(pid.get(0))).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
