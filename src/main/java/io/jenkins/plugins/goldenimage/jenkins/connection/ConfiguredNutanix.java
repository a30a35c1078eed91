package io.jenkins.plugins.goldenimage.jenkins.connection;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.hypervisor.nutanix.NutanixConnection;
import java.net.URI;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A Prism Central. */
public final class ConfiguredNutanix extends ConfiguredServer {
    private String project;

    /** With what every connection must have. */
    @DataBoundConstructor
    public ConfiguredNutanix(String name, String url) {
        super(name, url);
    }

    /** Name of the project that owns what is made; null where none does. */
    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(String project) {
        this.project = Util.fixEmptyAndTrim(project);
    }

    @Override
    public Connection toRecord() {
        return new NutanixConnection(
                getName(), URI.create(getUrl()), getCredentialsId(), getConnector(), trust(), proxy(), project);
    }

    /** Offers it. */
    @Extension
    @Symbol("nutanix")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        protected Optional<String> urlProblem(String url) {
            return ConnectionChecks.apiUrl(url);
        }

        @Override
        protected CredentialsMatcher kindsOfCredentials() {
            // An API key is a secret text.
            return CredentialsMatchers.anyOf(
                    super.kindsOfCredentials(), CredentialsMatchers.instanceOf(StringCredentials.class));
        }

        @Override
        public String getDisplayName() {
            return Messages.ConfiguredNutanix_DisplayName();
        }
    }
}
