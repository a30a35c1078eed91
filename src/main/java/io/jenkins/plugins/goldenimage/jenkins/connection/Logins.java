package io.jenkins.plugins.goldenimage.jenkins.connection;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** From Jenkins credentials to logins. */
public final class Logins {
    /** What runs can use: credentials for Jenkins alone are hidden from them. */
    private static final CredentialsMatcher FOR_RUNS =
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));

    private Logins() {}

    /** Those among credentials of this kind that any run may use. */
    static CredentialsMatcher ofKind(CredentialsMatcher kind) {
        return CredentialsMatchers.allOf(kind, FOR_RUNS);
    }

    /** The login that any run may use under this ID. */
    public static Optional<Login> ofEveryRun(String credentialsId) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(CredentialsMatchers.allOf(CredentialsMatchers.withId(credentialsId), FOR_RUNS)::matches)
                .findFirst()
                .flatMap(Logins::of);
    }

    /** Empty for a kind of credentials that is no login. */
    public static Optional<Login> of(StandardCredentials credentials) {
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
        if (credentials instanceof StringCredentials text) {
            return Optional.of(new Login.Token(text.getSecret().getPlainText()));
        }
        return Optional.empty();
    }
}
