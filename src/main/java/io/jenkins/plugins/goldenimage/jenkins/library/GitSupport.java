package io.jenkins.plugins.goldenimage.jenkins.library;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.plugins.git.GitException;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.plugins.git.extensions.impl.RelativeTargetDirectory;
import hudson.scm.SCM;
import hudson.security.ACL;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.GitTagSCMHead;
import jenkins.scm.api.SCMFileSystem;
import jenkins.scm.api.SCMRevision;
import org.jenkinsci.plugins.gitclient.Git;

/** Git: a branch, a tag or a commit is found first, and everything is then read from that commit. */
@Extension(optional = true)
public final class GitSupport extends ScmSupport {
    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    @Override
    protected boolean knows(SCM scm) {
        return scm instanceof GitSCM;
    }

    @Override
    protected String describe(SCM scm) {
        GitSCM git = (GitSCM) scm;
        return "Git repository "
                + Util.join(git.getUserRemoteConfigs().stream()
                        .map(UserRemoteConfig::getUrl)
                        .toList(), ", ")
                + ", reference "
                + Util.join(git.getBranches(), ", ");
    }

    @Override
    protected SCMFileSystem open(SCM scm, Item owner, Run<?, ?> run, TaskListener listener)
            throws IOException, InterruptedException {
        GitSCM git = (GitSCM) scm;
        // Several remotes, patterns and additional behaviours mean what a checkout makes of them.
        if (git.getUserRemoteConfigs().size() != 1
                || git.getBranches().size() != 1
                || !git.getExtensions().isEmpty()) {
            return null;
        }
        UserRemoteConfig remote = git.getUserRemoteConfigs().get(0);
        EnvVars variables = run == null ? new EnvVars() : run.getEnvironment(listener);
        String reference = variables.expand(git.getBranches().get(0).getName());
        String name = name(reference, Objects.requireNonNullElse(remote.getName(), "origin"));
        String url = remote.getUrl();
        if (url == null || url.contains("$") || name.contains("*") || name.contains("$") || name.startsWith(":")) {
            return null;
        }
        ScopedSource source = new ScopedSource(url, credentials(remote, owner, run));
        SCMRevision revision;
        try {
            revision = source.fetch(name, listener, owner);
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        }
        boolean tag = revision != null && revision.getHead() instanceof GitTagSCMHead;
        if (revision == null || reference.startsWith(TAGS) && !tag || reference.startsWith(HEADS) && tag) {
            throw new AbortException(Messages.GitSupport_NoReference(reference));
        }
        return SCMFileSystem.of(source, revision.getHead(), revision);
    }

    /** A reference of the configuration as a branch, tag or commit. */
    private static String name(String reference, String remote) {
        for (String prefix : new String[] {HEADS, TAGS, "refs/remotes/" + remote + "/", "*/", remote + "/"}) {
            if (reference.startsWith(prefix)) {
                return reference.substring(prefix.length());
            }
        }
        return reference;
    }

    private static StandardUsernameCredentials credentials(UserRemoteConfig remote, Item owner, Run<?, ?> run)
            throws AbortException {
        String id = Util.fixEmpty(remote.getCredentialsId());
        if (id == null) {
            return null;
        }
        StandardUsernameCredentials credentials = CredentialsProvider.findCredentialByIdInItem(
                id,
                StandardUsernameCredentials.class,
                owner,
                ACL.SYSTEM2,
                URIRequirementBuilder.fromUri(remote.getUrl()).build());
        if (credentials == null) {
            throw new AbortException(Messages.GitSupport_NoCredentials(id));
        }
        if (run != null) {
            CredentialsProvider.track(run, credentials);
        }
        return credentials;
    }

    @Override
    protected String revision(SCM scm, Path folder, TaskListener listener) throws IOException, InterruptedException {
        RelativeTargetDirectory below = ((GitSCM) scm).getExtensions().get(RelativeTargetDirectory.class);
        Path clone = below == null ? folder : folder.resolve(below.getRelativeTargetDir());
        try {
            return Git.with(listener, new EnvVars(EnvVars.masterEnvVars))
                    .in(clone.toFile())
                    .getClient()
                    .revParse("HEAD")
                    .name();
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A repository that is read with these credentials, wherever they are kept. */
    private static final class ScopedSource extends GitSCMSource {
        private final transient StandardUsernameCredentials credentials;

        ScopedSource(String remote, StandardUsernameCredentials credentials) {
            super(remote);
            this.credentials = credentials;
            setCredentialsId(credentials == null ? null : credentials.getId());
        }

        @Override
        protected StandardUsernameCredentials getCredentials() {
            return credentials;
        }
    }
}
