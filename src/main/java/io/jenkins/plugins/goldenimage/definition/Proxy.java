package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import java.io.Serializable;
import java.net.URI;
import java.util.stream.Stream;

/**
 * The HTTP proxy between the connector and an endpoint. It is asked for a tunnel, so that nothing is readable to it.
 *
 * @param url for example {@code http://proxy.example.com:3128}
 * @param credentialsId a user name and password; null where the proxy asks for none
 */
public record Proxy(URI url, @Optional String credentialsId) implements Serializable {
    /** What is wrong with the URL, and what is allowed; empty where it is fine. Never repeats it: it may hold a password. */
    public java.util.Optional<String> urlProblem() {
        if (url.getRawUserInfo() != null) {
            return java.util.Optional.of("must hold no user name and password; name them by credentialsId");
        }
        boolean whole = "http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && url.getPort() > 0;
        boolean more = Stream.of(url.getRawPath(), url.getRawQuery(), url.getRawFragment())
                .anyMatch(part -> part != null && !part.isEmpty() && !part.equals("/"));
        return whole && !more
                ? java.util.Optional.empty()
                : java.util.Optional.of("must be http:// with a host name and a port, such as http://proxy.example.com:3128");
    }
}
