package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.build.Assignment;
import io.jenkins.plugins.goldenimage.build.BuildDirectory;
import io.jenkins.plugins.goldenimage.build.BuildOwner;
import io.jenkins.plugins.goldenimage.build.BuildState;
import io.jenkins.plugins.goldenimage.build.Engine;
import io.jenkins.plugins.goldenimage.build.Fact;
import io.jenkins.plugins.goldenimage.build.Phase;
import io.jenkins.plugins.goldenimage.build.Report.LogLine;
import io.jenkins.plugins.goldenimage.guest.SshConnector;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.hypervisor.SharedSessions;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Control plane and engine in one process: a build in a directory, shown on a terminal, stopped by signals. */
final class LocalBuild {
    /** Within one process the lease is a formality; reports follow it, and with them the answer to a signal. */
    private static final Duration LEASE = Duration.ofSeconds(6);

    private final Collection<? extends HypervisorType<?, ?>> platforms;
    private final PrintWriter out;
    private final PrintWriter err;

    LocalBuild(Collection<? extends HypervisorType<?, ?>> platforms, PrintWriter out, PrintWriter err) {
        this.platforms = platforms;
        this.out = out;
        this.err = err;
    }

    /** Runs the build to its end and returns the exit code. */
    int run(BuildDirectory directory, Map<String, Login> logins) throws IOException {
        BuildOwner owner = new BuildOwner(directory, LEASE, false, Clock.systemUTC(), this::print);
        if (owner.state().result().isEmpty() || owner.state().owesCleanUp()) {
            try (StopOnSignal signal = new StopOnSignal(owner);
                    SharedSessions sessions = new SharedSessions();
                    SshConnector ssh = new SshConnector()) {
                Assignment assignment = owner.begin(hostName());
                new Engine(platforms, sessions, ssh, Clock.systemUTC()).run(assignment, logins, owner);
                owner.release(assignment);
                if (owner.state().result().isPresent()) {
                    owner.finish();
                }
                return signal.exitCode(summary(directory, owner.state()));
            }
        }
        return summary(directory, owner.state());
    }

    private void print(List<LogLine> lines) {
        lines.forEach(line -> out.println(line.step() == null ? line.text() : "   " + line.text()));
        out.flush();
    }

    private int summary(BuildDirectory directory, BuildState state) {
        if (state.result().isEmpty()) {
            err.println("The build has not come to its end; go on with it by: golden-image resume --output "
                    + directory.path());
            return ExitCode.FAILED;
        }
        boolean owed = state.owesCleanUp() && state.last(Fact.CleanUpOwed.class).isPresent();
        if (owed) {
            err.println("Something may be left on the platform; clean it up by: golden-image resume --output "
                    + directory.path());
        }
        return switch (state.result().get()) {
            case SUCCESS -> done(directory, state);
            case FAILED -> failed(state.last(Fact.Failed.class).orElseThrow());
            case ABORTED -> aborted(owed);
        };
    }

    private int done(BuildDirectory directory, BuildState state) {
        PublishedImage image = state.last(Fact.ImagePublished.class).orElseThrow().image();
        out.println("Image " + image.name() + " (" + image.id() + "), manifest "
                + directory.path().resolve(BuildDirectory.MANIFEST));
        out.flush();
        return ExitCode.DONE;
    }

    private int failed(Fact.Failed failed) {
        err.println("The build has failed. " + failed.failure());
        return failed.failure().phase() == Phase.PREFLIGHT ? ExitCode.PREFLIGHT : ExitCode.FAILED;
    }

    private int aborted(boolean owed) {
        err.println("The build was stopped" + (owed ? "" : "; nothing of it is left"));
        return ExitCode.ABORTED;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
