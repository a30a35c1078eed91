package io.jenkins.plugins.goldenimage.hypervisor.vsphere.proxy;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NETWORK;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.TreeSet;

/** What it means when there is no way through a proxy. */
final class ProxyFailures {
    /** How OkHttp begins the message that a proxy has answered CONNECT with another status than 200 or 407. */
    private static final String REFUSED = "Unexpected response code for CONNECT: ";

    /** What tinyproxy answers to a wrong password, where the standard has 407. */
    private static final int UNAUTHORIZED = 401;

    private static final int FIRST_SERVER_ERROR = 500;
    private static final String BASIC = "Basic";

    private ProxyFailures() {}

    /** Tells it, where the proxy is to blame. */
    static Optional<HypervisorException> tell(URI proxy, String user, URI url, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProxyLoginException login) {
                return Optional.of(
                        login.schemes().stream().anyMatch(BASIC::equalsIgnoreCase)
                                ? login(proxy, user, login)
                                : noScheme(proxy, login));
            }
            // With a proxy, nothing else is looked up or connected to.
            if (cause instanceof UnknownHostException) {
                return Optional.of(unreachable(proxy, "its host name is unknown to the connector", cause));
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return Optional.of(unreachable(proxy, "it can't be reached (" + cause.getMessage() + ")", cause));
            }
            if (cause instanceof IOException && String.valueOf(cause.getMessage()).startsWith(REFUSED)) {
                int status = Integer.parseInt(cause.getMessage().substring(REFUSED.length()));
                return Optional.of(
                        status == UNAUTHORIZED ? login(proxy, user, cause) : refused(proxy, url, status, cause));
            }
        }
        return Optional.empty();
    }

    private static HypervisorException noScheme(URI proxy, ProxyLoginException cause) {
        String schemes = cause.schemes().isEmpty()
                ? "no known scheme"
                : String.join(", ", new TreeSet<>(cause.schemes())) + " only";
        return new HypervisorException(
                INVALID,
                subject(proxy),
                "it takes logins by " + schemes,
                "Have it accept Basic, or let the connector through without a login",
                cause);
    }

    private static HypervisorException login(URI proxy, String user, Throwable cause) {
        return user == null
                ? new HypervisorException(
                        PERMISSION,
                        subject(proxy),
                        "it asks for a login",
                        "Choose credentials for the proxy of the connection",
                        cause)
                : new HypervisorException(
                        PERMISSION,
                        subject(proxy),
                        "it refuses the login of " + user,
                        "Correct the user name or the password in the credentials of the proxy",
                        cause);
    }

    private static HypervisorException unreachable(URI proxy, String what, Throwable cause) {
        return new HypervisorException(
                NETWORK,
                subject(proxy),
                what,
                "Correct the URL of the connection's proxy, or look whether it runs and lets the connector in",
                cause);
    }

    private static HypervisorException refused(URI proxy, URI url, int status, Throwable cause) {
        String target = url.getHost() + ":" + (url.getPort() < 0 ? 443 : url.getPort());
        return status < FIRST_SERVER_ERROR
                ? new HypervisorException(
                        NETWORK,
                        subject(proxy),
                        "it does not lead to " + target + " (HTTP status " + status + ")",
                        "Allow CONNECT to this host and port in the rules of the proxy",
                        cause)
                : new HypervisorException(
                        NETWORK,
                        subject(proxy),
                        "it can't reach " + target + " (HTTP status " + status + ")",
                        "Correct the URL of the connection, or look whether the server runs and the proxy has a way to it",
                        cause);
    }

    private static String subject(URI proxy) {
        return "Proxy " + proxy;
    }
}
