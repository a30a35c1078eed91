package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NETWORK;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.TRANSIENT;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.UNKNOWN;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.HttpStatusException;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls.UntrustedCertificateException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.xml.stream.XMLStreamException;

/** What it means when a call gets no answer of the API. */
final class TransportFailures {
    /** Codes of servers and proxies that are overloaded or restarting. */
    private static final Set<Integer> PASSING_STATUS = Set.of(408, 429, 500, 502, 503, 504);

    private static final String CUT = "the connection was cut";

    /** In the order in which they are looked for: the more precise ones first. */
    private static final Map<Class<? extends Throwable>, BiFunction<URI, Throwable, HypervisorException>> TELLINGS =
            tellings();

    private TransportFailures() {}

    /** Tells why there was no answer from this address. */
    static HypervisorException tell(URI url, Throwable failure) {
        for (Map.Entry<Class<? extends Throwable>, BiFunction<URI, Throwable, HypervisorException>> telling :
                TELLINGS.entrySet()) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (telling.getKey().isInstance(cause)) {
                    return telling.getValue().apply(url, cause);
                }
            }
        }
        return new HypervisorException(UNKNOWN, url.toString(), "the call failed", "Look at the log", failure);
    }

    private static Map<Class<? extends Throwable>, BiFunction<URI, Throwable, HypervisorException>> tellings() {
        Map<Class<? extends Throwable>, BiFunction<URI, Throwable, HypervisorException>> tellings =
                new LinkedHashMap<>();
        tellings.put(UntrustedCertificateException.class, TransportFailures::untrusted);
        tellings.put(SSLPeerUnverifiedException.class, TransportFailures::otherHost);
        tellings.put(HttpStatusException.class, TransportFailures::httpStatus);
        tellings.put(UnknownHostException.class, as(
                NETWORK,
                "the host name is unknown to the connector",
                "Correct the URL of the connection, or the name resolution of the connector"));
        tellings.put(SocketTimeoutException.class, as(
                TRANSIENT, "there was no answer in time", "Look whether the server is overloaded or a firewall is in between"));
        tellings.put(NoRouteToHostException.class, as(
                NETWORK, "the connector has no route to it", "Look at the network between the connector and the server"));
        tellings.put(ConnectException.class, as(
                NETWORK,
                "the connection is refused",
                "Correct the URL of the connection, or let the connector through the firewall"));
        tellings.put(EOFException.class, as(TRANSIENT, CUT, "Try again"));
        tellings.put(SocketException.class, as(TRANSIENT, CUT, "Try again"));
        tellings.put(SSLException.class, TransportFailures::tls);
        tellings.put(XMLStreamException.class, as(
                NETWORK,
                "the answer is not that of the vSphere Web Services API",
                "Correct the URL of the connection; it is that of a vCenter Server, without a path"));
        tellings.put(IOException.class, as(TRANSIENT, CUT, "Try again"));
        return tellings;
    }

    private static BiFunction<URI, Throwable, HypervisorException> as(Reason reason, String message, String action) {
        return (url, cause) -> new HypervisorException(
                reason, url.toString(), cause.getMessage() == null ? message : message + " (" + cause.getMessage() + ")",
                action, cause);
    }

    private static HypervisorException untrusted(URI url, Throwable cause) {
        UntrustedCertificateException untrusted = (UntrustedCertificateException) cause;
        return new HypervisorException(
                NETWORK,
                url.toString(),
                "the server's certificate is not trusted: it has the fingerprint " + untrusted.fingerprint()
                        + ", is for " + untrusted.owner() + " and signed by " + untrusted.issuer()
                        + " (" + untrusted.getMessage() + ")",
                "Set the certificate of the signing authority in the connection's trust, for a vCenter Server the one from"
                        + " its page /certs/download.zip; or compare the fingerprint with the server's and pin it: \""
                        + untrusted.fingerprint() + "\"",
                cause);
    }

    private static HypervisorException otherHost(URI url, Throwable cause) {
        return new HypervisorException(
                NETWORK,
                url.toString(),
                "the server's certificate is for another host name (" + cause.getMessage().replaceAll("\\s+", " ") + ")",
                "Use a name in the connection's URL that the certificate has, or pin its fingerprint",
                cause);
    }

    private static HypervisorException httpStatus(URI url, Throwable cause) {
        int status = ((HttpStatusException) cause).status();
        if (PASSING_STATUS.contains(status)) {
            return new HypervisorException(
                    TRANSIENT,
                    url.toString(),
                    "the service is not available now (HTTP status " + status + ")",
                    "Wait until vCenter Server has started, or look at its services",
                    cause);
        }
        return new HypervisorException(
                NETWORK,
                url.toString(),
                "this is not the vSphere Web Services API (HTTP status " + status + ")",
                "Correct the URL of the connection; it is that of a vCenter Server, without a path",
                cause);
    }

    private static HypervisorException tls(URI url, Throwable cause) {
        return new HypervisorException(
                NETWORK,
                url.toString(),
                "there is no common way to encrypt (" + cause.getMessage() + ")",
                "Look whether the URL's port speaks TLS 1.2 or later",
                cause);
    }
}
