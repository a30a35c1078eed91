package io.jenkins.plugins.goldenimage.jenkins.library;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.scm.api.SCMFileSystem;

/** What is known of one kind of SCM beyond what every SCM tells. */
public abstract class ScmSupport implements ExtensionPoint {
    /** Support for this SCM, if there is any. */
    static Optional<ScmSupport> of(SCM scm) {
        return ExtensionList.lookup(ScmSupport.class).stream()
                .filter(support -> support.knows(scm))
                .findFirst();
    }

    /** Whether it is of this kind. */
    protected abstract boolean knows(SCM scm);

    /** The repository and the reference that is read, for people. */
    protected abstract String describe(SCM scm);

    /**
     * The files at the revision that the SCM's reference names now, read without a checkout.
     *
     * @param owner whose credentials are used; null for those of Jenkins itself
     * @param run for which they are read; null for none
     * @return null where the SCM's settings need a checkout
     * @throws IOException with a message for people
     */
    protected abstract SCMFileSystem open(SCM scm, Item owner, Run<?, ?> run, TaskListener listener)
            throws IOException, InterruptedException;

    /** The revision that has just been checked out into a folder; null where there is none. */
    protected abstract String revision(SCM scm, Path folder, TaskListener listener)
            throws IOException, InterruptedException;
}
