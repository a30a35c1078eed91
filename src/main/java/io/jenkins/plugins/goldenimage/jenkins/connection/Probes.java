package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.model.Computer;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tries connections on agents. */
public final class Probes {
    /** As long as a person waits for an answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Logger LOGGER = Logger.getLogger(Probes.class.getName());

    private Probes() {}

    /** Whether the endpoint is reached from an agent. Takes no longer than {@link #TIMEOUT}. */
    public static ProbeResult run(Connection connection, Map<String, Login> logins, Computer agent)
            throws InterruptedException {
        VirtualChannel channel = agent.getChannel();
        if (channel == null) {
            return lost(agent);
        }
        try {
            Future<ProbeResult> probe = channel.callAsync(new ConnectionProbe(connection, logins));
            try {
                return probe.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            } finally {
                // It then closes what it has opened.
                probe.cancel(true);
            }
        } catch (TimeoutException e) {
            return new ProbeResult.Failed(
                    false,
                    Messages.Probes_TimedOut(connection.url(), TIMEOUT.toSeconds()),
                    Messages.Probes_TimedOutAction(agent.getDisplayName()));
        } catch (IOException | ExecutionException e) {
            LOGGER.log(Level.INFO, e, () -> "The connection " + connection.name() + " can't be tried on "
                    + agent.getDisplayName());
            return lost(agent);
        }
    }

    private static ProbeResult lost(Computer agent) {
        return new ProbeResult.Failed(
                false, Messages.Probes_Lost(agent.getDisplayName()), Messages.Probes_LostAction());
    }
}
