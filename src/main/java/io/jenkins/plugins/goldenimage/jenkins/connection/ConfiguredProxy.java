package io.jenkins.plugins.goldenimage.jenkins.connection;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.goldenimage.definition.Proxy;
import java.net.URI;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The HTTP proxy between the connector and an endpoint. */
public final class ConfiguredProxy extends AbstractDescribableImpl<ConfiguredProxy> {
    private final String url;
    private String credentialsId;

    /** With where it is. */
    @DataBoundConstructor
    public ConfiguredProxy(String url) {
        this.url = Util.fixEmptyAndTrim(url);
        ConnectionChecks.require("proxy.url", ConnectionChecks.proxyUrl(this.url));
    }

    /** For example {@code http://proxy.example.com:3128}. */
    public String getUrl() {
        return url;
    }

    /** The login; null where it asks for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    Proxy toRecord() {
        return new Proxy(URI.create(url), credentialsId);
    }

    /** Its checks and choices. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ConfiguredProxy> {
        @Override
        public String getDisplayName() {
            return Messages.ConfiguredProxy_DisplayName();
        }

        /** Checks where it is. */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return ConnectionChecks.validation(ConnectionChecks.proxyUrl(value.trim()));
        }

        /** Logins to choose from. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return ConnectionDescriptor.logins(
                    credentialsId, CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class));
        }
    }
}
