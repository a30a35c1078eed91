package io.jenkins.plugins.goldenimage.guest;

import io.jenkins.plugins.goldenimage.guest.GuestException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.session.helpers.MissingAttachedSessionException;
import org.apache.sshd.common.future.CancelOption;

/**
 * Connects to guests over SSH. Knows nothing but what it is given: no files, agents or known hosts of the machine it
 * runs on. Safe for use by several threads; closing it ends its connections, not the steps in the guests.
 */
public final class SshConnector implements GuestConnector, AutoCloseable {
    private static final CancelOption[] NOTHING_STAYS_OPEN = {
        CancelOption.CANCEL_ON_TIMEOUT, CancelOption.CANCEL_ON_INTERRUPT
    };

    private final SshTimes times;
    private final SshClient client;

    /** Starts the few threads that serve all connections of this connector. */
    public SshConnector() {
        this(SshTimes.USUAL);
    }

    SshConnector(SshTimes times) {
        this.times = times;
        this.client = SshClients.start(times);
    }

    @Override
    public Guest connect(GuestEndpoint endpoint) throws GuestException, InterruptedException {
        SshAddress address = new SshAddress(endpoint);
        SshLogin login = SshLogin.of(endpoint.login(), address.user());
        ShownHostKey hostKey = new ShownHostKey(endpoint.hostKey());
        ClientSession session = open(endpoint, address, hostKey);
        boolean ready = false;
        try {
            logIn(session, address, login, hostKey);
            SshGuest guest = new SshGuest(session, address, times, hostKey.shown());
            guest.requireReady();
            ready = true;
            return guest;
        } finally {
            if (!ready) {
                session.close(true);
            }
        }
    }

    @Override
    public void close() {
        client.stop();
    }

    private ClientSession open(GuestEndpoint endpoint, SshAddress address, ShownHostKey hostKey)
            throws GuestException, InterruptedException {
        try {
            String ip = InetAddress.getByName(endpoint.host()).getHostAddress();
            HostConfigEntry entry = new HostConfigEntry(
                    "", ip, endpoint.port(), endpoint.login().user(), null);
            entry.setIdentitiesOnly(true);
            ConnectFuture connecting = client.connect(entry, hostKey.asContext(), null);
            if (!connecting.await(times.connect().toMillis(), NOTHING_STAYS_OPEN)) {
                throw unreachable(
                        address,
                        "No answer from " + address.host() + " within " + seconds(times.connect()) + "; check that the"
                                + " guest is on and that no firewall stands between the agent and it",
                        null);
            }
            return connecting.verify().getSession();
        } catch (UnknownHostException e) {
            throw unreachable(
                    address,
                    "The name of " + address.host() + " has no address; check the name and the agent's DNS",
                    e);
        } catch (IOException e) {
            throw notConnected(address, SshCommand.interruptionOr(e));
        }
    }

    private void logIn(ClientSession session, SshAddress address, SshLogin login, ShownHostKey hostKey)
            throws GuestException, InterruptedException {
        try {
            login.offerTo(session);
            AuthFuture loggingIn = session.auth();
            if (!loggingIn.await(times.login().toMillis(), NOTHING_STAYS_OPEN)) {
                throw unreachable(address, tooSlow(session, address), null);
            }
            loggingIn.verify();
        } catch (IOException e) {
            throw notLoggedIn(session, address, login, hostKey, SshCommand.interruptionOr(e));
        }
    }

    private String tooSlow(ClientSession session, SshAddress address) {
        String within = " within " + seconds(times.login());
        return session.getServerVersion() == null
                ? address.host() + " accepts connections but does not answer as an SSH server" + within
                        + "; check the port, and whether the guest is still starting"
                : address.user() + " did not finish the login" + within
                        + "; the guest may be overloaded or waiting for its name service";
    }

    private static GuestException notConnected(SshAddress address, IOException error) {
        if (causes(error, MissingAttachedSessionException.class)) {
            // The library's word for a connection that was closed while its session was being made.
            return hungUp(address, "before it greeted", error);
        }
        boolean refused = causes(error, ConnectException.class);
        String what = refused
                ? address.host() + " refuses connections; no SSH server listens there (yet), or a firewall rejects them"
                : address.host() + " can't be reached (" + error.getMessage() + "); check the address, the network of"
                        + " the guest and the route from the agent to it";
        return unreachable(address, what, error);
    }

    private static GuestException notLoggedIn(
            ClientSession session, SshAddress address, SshLogin login, ShownHostKey hostKey, IOException error) {
        if (hostKey.wrong()) {
            return address.failure(
                    Reason.HOST_KEY,
                    address.host() + " shows the host key " + hostKey.shown() + " and not " + hostKey.expected()
                            + " as before; the address may belong to another machine now, or somebody stands between;"
                            + " nothing secret was sent to it",
                    error);
        }
        int code = disconnectCode(error);
        if (code == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
            return address.failure(Reason.LOGIN, login.refusal(address.user()), error);
        }
        if (code == SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED) {
            return address.failure(
                    Reason.UNUSABLE,
                    address.host() + " and we have no common SSH algorithms (" + error.getMessage()
                            + "); check KexAlgorithms, HostKeyAlgorithms, Ciphers and MACs in its sshd",
                    error);
        }
        String when = session.getServerVersion() == null ? "before it greeted" : "during the login";
        return hungUp(address, when, error);
    }

    private static GuestException hungUp(SshAddress address, String when, IOException error) {
        return unreachable(
                address,
                address.host() + " closed the connection " + when + " (" + error.getMessage()
                        + "); it may be restarting or have too many connections",
                error);
    }

    private static GuestException unreachable(SshAddress address, String message, Throwable cause) {
        return address.failure(Reason.UNREACHABLE, message, cause);
    }

    private static int disconnectCode(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SshException known && known.getDisconnectCode() > 0) {
                return known.getDisconnectCode();
            }
        }
        return 0;
    }

    private static boolean causes(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String seconds(Duration duration) {
        return (duration.toMillis() % 1000 == 0 ? "" + duration.toSeconds() : "" + duration.toMillis() / 1000.0) + " s";
    }
}
