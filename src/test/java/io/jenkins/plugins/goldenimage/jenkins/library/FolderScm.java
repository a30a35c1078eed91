package io.jenkins.plugins.goldenimage.jenkins.library;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.ChangeLogParser;
import hudson.scm.NullChangeLogParser;
import hudson.scm.SCM;
import hudson.scm.SCMDescriptor;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Copies a folder, and can do nothing without a checkout. */
public final class FolderScm extends SCM {
    private final String folder;

    @DataBoundConstructor
    public FolderScm(String folder) {
        this.folder = folder;
    }

    public String getFolder() {
        return folder;
    }

    @Override
    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath workspace,
            TaskListener listener,
            File changelogFile,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        new FilePath(new File(folder)).copyRecursiveTo(workspace);
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, Map<String, String> env) {
        env.put("SVN_REVISION", "4711");
    }

    @Override
    public ChangeLogParser createChangeLogParser() {
        return NullChangeLogParser.INSTANCE;
    }

    @TestExtension
    public static final class DescriptorImpl extends SCMDescriptor<FolderScm> {
        public DescriptorImpl() {
            super(null);
        }

        @Override
        public boolean isApplicable(Job project) {
            return true;
        }
    }
}
