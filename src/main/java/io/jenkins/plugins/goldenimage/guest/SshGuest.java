package io.jenkins.plugins.goldenimage.guest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.sshd.client.session.ClientSession;

/** A guest over SSH. What it keeps in the guest is described in {@code supervise.sh}. */
final class SshGuest implements Guest {
    private static final GuestScript PROBE = GuestScript.ofText("printf '%s\\n' \"$1\"");
    private static final GuestScript BOOT =
            GuestScript.ofText("read -r boot < /proc/sys/kernel/random/boot_id && echo \"$boot\"");
    private static final GuestScript PUT = GuestScript.ofResources("put.sh");
    private static final GuestScript RESTART = GuestScript.ofResources("restart.sh");
    private static final GuestScript REMOVE = GuestScript.ofText("rm -rf \"/var/tmp/golden-image-$1\"");

    /** A step that reboots the guest again and again must not do so for ever. */
    private static final int MOST_RUNS = 10;

    private final ClientSession session;
    private final SshAddress address;
    private final SshTimes times;
    private final String hostKey;

    SshGuest(ClientSession session, SshAddress address, SshTimes times, String hostKey) {
        this.session = session;
        this.address = address;
        this.times = times;
        this.hostKey = hostKey;
    }

    @Override
    public String hostKey() {
        return hostKey;
    }

    @Override
    public StepEnd run(DetachedStep step, long offset, OutputSink sink) throws GuestException, InterruptedException {
        StepFollower follower = new StepFollower(session, address, times);
        StepFollower.Followed followed = follower.follow(step, offset, sink);
        while (mayStart(step, followed)) {
            // When somebody else starts it in this moment, one delivery wins and both follow that one.
            deliver(step, followed.claim() + 1);
            followed = follower.follow(step, 0, sink);
        }
        return followed.end();
    }

    @Override
    public void put(Path content, String path, String mode) throws GuestException, InterruptedException {
        try (InputStream in = Files.newInputStream(content)) {
            String size = String.valueOf(Files.size(content));
            run("Writing " + path, PUT.commandLine(List.of(path, size, mode)), in);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of this machine can't be read", e);
        }
    }

    @Override
    public String boot() throws GuestException, InterruptedException {
        return run("Asking for the start of the system", BOOT.commandLine(List.of()), InputStream.nullInputStream())
                .strip();
    }

    @Override
    public void restart() throws GuestException, InterruptedException {
        try {
            run("Restarting", RESTART.commandLine(List.of()), InputStream.nullInputStream());
        } catch (GuestException e) {
            if (e.reason() != GuestException.Reason.UNREACHABLE) {
                throw e;
            }
            // It has not waited for us to hear that it will.
        }
    }

    @Override
    public void removeTraces(String workspace) throws GuestException, InterruptedException {
        DetachedStep.requireName(workspace, "workspace");
        run("Removing the traces of the build", REMOVE.commandLine(List.of(workspace)), InputStream.nullInputStream());
    }

    @Override
    public void close() {
        session.close(true);
    }

    /** Fails unless a command runs in the guest and its output arrives. */
    void requireReady() throws GuestException, InterruptedException {
        String token = UUID.randomUUID().toString();
        String output = run("A first command", PROBE.commandLine(List.of(token)), InputStream.nullInputStream());
        if (!output.contains(token)) {
            throw address.unusable("A first command", "its output did not arrive, but: " + output);
        }
    }

    private static boolean mayStart(DetachedStep step, StepFollower.Followed followed) {
        return followed.claim() == 0
                || step.rerunnable()
                        && followed.claim() < MOST_RUNS
                        && followed.end().equals(new StepEnd.Interrupted());
    }

    private void deliver(DetachedStep step, int claim) throws GuestException, InterruptedException {
        StepDelivery delivery = new StepDelivery(step, claim);
        run("Starting the step " + step.id(), delivery.commandLine(), new ByteArrayInputStream(delivery.input()));
    }

    /** Runs a short command to its end and gives its standard output. */
    private String run(String what, String commandLine, InputStream input) throws GuestException, InterruptedException {
        LastText output = new LastText();
        try (SshCommand command = SshCommand.start(session, commandLine, output, times.command())) {
            command.send(input);
            Integer exitCode = command.awaitEnd(times.command());
            if (exitCode == null) {
                throw address.lost(null);
            }
            if (exitCode != 0) {
                throw address.unusable(what, command.errors() + " " + output.text());
            }
            return output.text();
        } catch (IOException e) {
            throw address.lost(SshCommand.interruptionOr(e));
        }
    }
}
