package io.jenkins.plugins.goldenimage.guest;

import io.jenkins.plugins.goldenimage.secret.Login;
import java.util.Objects;

/**
 * Where a guest is reached, and as whom.
 *
 * @param host an IP address or host name
 * @param port TCP port
 * @param login who logs in
 * @param hostKey the fingerprint ({@code SHA256:…}) that the guest showed first; null before that
 */
public record GuestEndpoint(String host, int port, Login login, String hostKey) {
    public GuestEndpoint {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(login, "login");
    }
}
