package io.jenkins.plugins.goldenimage.jenkins;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.util.Secret;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.util.Optional;

/** From Jenkins credentials to logins. */
final class Logins {
    private Logins() {}

    /** Empty for a kind of credentials that is no login. */
    static Optional<Login> of(StandardCredentials credentials) {
        if (credentials instanceof StandardUsernamePasswordCredentials password) {
            return Optional.of(new Login.Password(
                    password.getUsername(), password.getPassword().getPlainText()));
        }
        if (credentials instanceof SSHUserPrivateKey key) {
            Secret passphrase = key.getPassphrase();
            return Optional.of(new Login.PrivateKey(
                    key.getUsername(),
                    String.join("\n", key.getPrivateKeys()),
                    passphrase == null || passphrase.getPlainText().isEmpty() ? null : passphrase.getPlainText()));
        }
        return Optional.empty();
    }
}
