package io.jenkins.plugins.goldenimage.jenkins.library;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.scm.NullSCM;
import hudson.scm.SCM;
import hudson.scm.SCMDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.jenkins.GoldenImagePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A repository that a part of the library is read from. */
public final class LibrarySource extends AbstractDescribableImpl<LibrarySource> {
    private final String name;
    private final SCM scm;
    private String path = "";

    /** With what every source must have. */
    @DataBoundConstructor
    public LibrarySource(String name, SCM scm) {
        this.name = Util.fixNull(name).trim();
        this.scm = scm;
    }

    /** What messages and records call it; unique among sources. */
    public String getName() {
        return name;
    }

    /** The repository, its reference and its credentials. */
    public SCM getScm() {
        return scm;
    }

    /** A YAML file in the repository, or a folder with YAML files; empty for the repository's own folder. */
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(String path) {
        this.path = Util.fixNull(path).trim();
    }

    /** What is wrong with these settings, if anything is. */
    public static Optional<String> problem(List<LibrarySource> sources) {
        Set<String> names = new HashSet<>();
        for (LibrarySource source : sources) {
            if (!source.name.matches(Names.REGEX)) {
                return Optional.of(Messages.LibrarySource_Name(source.name, Names.SAYS));
            }
            if (!names.add(source.name)) {
                return Optional.of(Messages.LibrarySource_Twice(source.name));
            }
            if (source.scm == null || source.scm instanceof NullSCM) {
                return Optional.of(Messages.LibrarySource_NoScm(source.name));
            }
            if (!isRelative(source.path)) {
                return Optional.of(Messages.LibrarySource_Path(source.path));
            }
        }
        return Optional.empty();
    }

    private static boolean isRelative(String path) {
        return !path.startsWith("/")
                && !path.contains("\\")
                && !path.matches("[A-Za-z]:.*")
                && !Arrays.asList(path.split("/")).contains("..");
    }

    /** Offers it. */
    @Extension
    @Symbol("librarySource")
    public static final class DescriptorImpl extends Descriptor<LibrarySource> {
        @Override
        public String getDisplayName() {
            return Messages.LibrarySource_DisplayName();
        }

        /** The kinds of repositories to choose from. */
        public List<SCMDescriptor<?>> getScmDescriptors() {
            return SCM.all().stream()
                    .<SCMDescriptor<?>>map(descriptor -> descriptor)
                    .filter(descriptor -> descriptor.clazz != NullSCM.class)
                    .toList();
        }

        /** Checks a name. */
        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(GoldenImagePermissions.CONFIGURE_LIBRARY);
            String name = value.trim();
            return name.matches(Names.REGEX)
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.LibrarySource_Name(name, Names.SAYS));
        }

        /** Checks a path. */
        @POST
        public FormValidation doCheckPath(@QueryParameter String value) {
            Jenkins.get().checkPermission(GoldenImagePermissions.CONFIGURE_LIBRARY);
            String path = value.trim();
            return isRelative(path) ? FormValidation.ok() : FormValidation.error(Messages.LibrarySource_Path(path));
        }
    }
}
