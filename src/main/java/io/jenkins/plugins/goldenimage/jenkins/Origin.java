package io.jenkins.plugins.goldenimage.jenkins;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Run;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.util.List;
import java.util.Optional;

/**
 * Who has started a build.
 *
 * @param run external ID of the run
 * @param step what in the run; unique there
 */
public record Origin(String run, String step) {
    static Origin of(Run<?, ?> run, String step) {
        return new Origin(run.getExternalizableId(), step);
    }

    /** The run, if it still exists. */
    Optional<Run<?, ?>> find() {
        try {
            return Optional.ofNullable(Run.fromExternalizableId(run));
        } catch (IllegalArgumentException e) {
            // Its job is gone.
            return Optional.empty();
        }
    }

    /** Whether the run still waits for its builds. */
    boolean waits() {
        return find().filter(Run::isBuilding).isPresent();
    }

    /** A login that the run may use; its use is tracked. */
    Optional<Login> login(String credentialsId) {
        return find().flatMap(run -> login(run, credentialsId));
    }

    static Optional<Login> login(Run<?, ?> run, String credentialsId) {
        StandardCredentials credentials =
                CredentialsProvider.findCredentialById(credentialsId, StandardCredentials.class, run, List.of());
        if (credentials == null) {
            return Optional.empty();
        }
        CredentialsProvider.track(run, credentials);
        return Logins.of(credentials);
    }
}
