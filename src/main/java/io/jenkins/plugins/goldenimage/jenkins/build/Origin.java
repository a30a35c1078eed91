package io.jenkins.plugins.goldenimage.jenkins.build;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.goldenimage.jenkins.connection.Logins;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Who has started a build.
 *
 * @param run external ID of the run
 * @param step what in the run; unique there
 */
public record Origin(String run, String step) {
    /** A step of a run. */
    public static Origin of(Run<?, ?> run, String step) {
        return new Origin(run.getExternalizableId(), step);
    }

    /** The run, if it still exists, whoever asks. */
    Optional<Run<?, ?>> find() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
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

    /** A login that the run may use; its use is tracked. Where the run is gone, one that its job or folder may use. */
    Optional<Login> login(String credentialsId) {
        Optional<Run<?, ?>> found = find();
        return found.isPresent() ? login(found.get(), credentialsId) : loginWithoutRun(credentialsId);
    }

    /** What a run that is gone has made must still be removed. */
    private Optional<Login> loginWithoutRun(String credentialsId) {
        Item nearest = null;
        String name = run.substring(0, run.lastIndexOf('#'));
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            while (nearest == null && !name.isEmpty()) {
                nearest = Jenkins.get().getItemByFullName(name);
                name = name.substring(0, Math.max(0, name.lastIndexOf('/')));
            }
        }
        List<StandardCredentials> all = nearest == null
                ? CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                : CredentialsProvider.lookupCredentialsInItem(
                        StandardCredentials.class, nearest, ACL.SYSTEM2, List.of());
        return all.stream()
                .filter(credentials -> credentials.getId().equals(credentialsId))
                .findFirst()
                .flatMap(Logins::of);
    }

    /** A login that a run may use; its use is tracked. Empty where there are no such credentials or they are no login. */
    public static Optional<Login> login(Run<?, ?> run, String credentialsId) {
        StandardCredentials credentials =
                CredentialsProvider.findCredentialById(credentialsId, StandardCredentials.class, run, List.of());
        if (credentials == null) {
            return Optional.empty();
        }
        CredentialsProvider.track(run, credentials);
        return Logins.of(credentials);
    }
}
