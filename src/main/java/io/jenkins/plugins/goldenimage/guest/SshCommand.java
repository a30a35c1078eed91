package io.jenkins.plugins.goldenimage.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;

/** A command that runs in the guest on a channel of its own; used by one thread. Closing it gives the channel back. */
final class SshCommand implements AutoCloseable {
    private final ChannelExec channel;
    private final LastText errors = new LastText();
    private final CountDownLatch closed = new CountDownLatch(1);

    private SshCommand(ChannelExec channel) {
        this.channel = channel;
    }

    /**
     * Starts a command.
     *
     * @param output takes its standard output and must not block; null to read it from {@link #output()}
     */
    static SshCommand start(ClientSession session, String command, OutputStream output, Duration timeout)
            throws IOException, InterruptedException {
        ChannelExec channel = session.createExecChannel(command.getBytes(StandardCharsets.UTF_8), null, null);
        SshCommand started = new SshCommand(channel);
        channel.setErr(started.errors);
        if (output != null) {
            channel.setOut(output);
        }
        channel.addCloseFutureListener(future -> started.closed.countDown());
        try {
            channel.open().verify(timeout.toMillis());
            return started;
        } catch (IOException e) {
            started.close();
            throw interruptionOr(e);
        }
    }

    /** Gives the command its whole input and ends it. One that ends before it has read everything is no error. */
    void send(InputStream input) throws IOException, InterruptedException {
        try (OutputStream in = channel.getInvertedIn()) {
            input.transferTo(in);
        } catch (IOException e) {
            if (channel.isOpen() && channel.getSession().isOpen() && channel.getExitStatus() == null) {
                throw interruptionOr(e);
            }
        }
    }

    /** The standard output while it comes; what is not read slows the command down. */
    InputStream output() {
        return channel.getInvertedOut();
    }

    /** The last of what the command wrote to its standard error. */
    String errors() {
        return errors.text();
    }

    /** The exit code; null when the connection was lost or the time is over before the command has ended. */
    Integer awaitEnd(Duration timeout) throws InterruptedException {
        boolean ended = closed.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return ended ? channel.getExitStatus() : null;
    }

    @Override
    public void close() {
        // Without waiting for the guest to agree: it may not be there any more.
        channel.close(false);
    }

    /** The library hides interruptions in I/O errors: throws it as what it is, or returns the error. */
    static IOException interruptionOr(IOException error) throws InterruptedException {
        if (error instanceof InterruptedIOException) {
            // Some of its methods set the flag again and some don't; whoever catches this one decides.
            Thread.interrupted();
            InterruptedException interruption = new InterruptedException(error.getMessage());
            interruption.initCause(error);
            throw interruption;
        }
        return error;
    }
}
