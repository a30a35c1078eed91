package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.util.FormValidation;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.Proxy;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls.ServerTrust;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checks of single settings of a connection, for forms and for what comes past them. Each tells the problem, if any. */
public final class ConnectionChecks {
    private ConnectionChecks() {}

    static Optional<String> name(String value) {
        return value != null && value.matches(Names.REGEX)
                ? Optional.empty()
                : Optional.of(Messages.ConnectionChecks_Name(Names.SAYS));
    }

    /**
     * Refuses connections that share a name.
     *
     * @throws InvalidSettingException when two do
     */
    public static void requireDistinctNames(List<ConfiguredConnection> connections) {
        Set<String> names = new HashSet<>();
        for (ConfiguredConnection connection : connections) {
            if (!names.add(connection.getName())) {
                throw new InvalidSettingException(Messages.ConnectionChecks_NameTaken(connection.getName()));
            }
        }
    }

    /** The URL of an API to which a login is sent. */
    static Optional<String> apiUrl(String value) {
        Optional<URI> url = parse(value);
        if (url.isPresent() && url.get().getRawUserInfo() != null) {
            return Optional.of(Messages.ConnectionChecks_UrlWithLogin());
        }
        return url.filter(u -> "https".equalsIgnoreCase(u.getScheme()) && u.getHost() != null).isPresent()
                ? Optional.empty()
                : Optional.of(Messages.ConnectionChecks_ApiUrl());
    }

    /** The URL of a simulated platform, which is but a name. */
    static Optional<String> simulatedUrl(String value) {
        return parse(value).filter(url -> "simulated".equals(url.getScheme())).isPresent()
                ? Optional.empty()
                : Optional.of(Messages.ConnectionChecks_SimulatedUrl());
    }

    static Optional<String> proxyUrl(String value) {
        Optional<URI> url = parse(value);
        return url.isEmpty()
                ? Optional.of(Messages.ConnectionChecks_ProxyUrl())
                : new Proxy(url.get(), null).urlProblem().map(Messages::ConnectionChecks_Proxy);
    }

    static Optional<String> fingerprint(String value) {
        return value == null || value.matches(Trust.FINGERPRINT_REGEX)
                ? Optional.empty()
                : Optional.of(Messages.ConnectionChecks_Fingerprint(Trust.FINGERPRINT_SAYS));
    }

    static Optional<String> caCertificate(String value) {
        try {
            ServerTrust.of(new Trust(value, null, false));
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(Messages.ConnectionChecks_CaCertificate(e.getMessage()));
        }
    }

    static Optional<String> maxConcurrentBuilds(int value) {
        return value >= 0 ? Optional.empty() : Optional.of(Messages.ConnectionChecks_MaxConcurrentBuilds());
    }

    static Optional<String> latencyMillis(int value) {
        return value >= 0 ? Optional.empty() : Optional.of(Messages.ConnectionChecks_LatencyMillis());
    }

    /** For forms. */
    static FormValidation validation(Optional<String> problem) {
        return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    /**
     * For what comes past the form, as from Configuration as Code.
     *
     * @param place the connection, and its setting
     */
    static void require(String place, Optional<String> problem) {
        problem.ifPresent(message -> {
            throw new InvalidSettingException(place + ": " + message);
        });
    }

    private static Optional<URI> parse(String value) {
        try {
            return value == null ? Optional.empty() : Optional.of(new URI(value));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
