package io.jenkins.plugins.goldenimage.jenkins;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Label;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A connection as it is configured in Jenkins. Each platform has its own kind. */
public abstract class ConfiguredConnection extends AbstractDescribableImpl<ConfiguredConnection> {
    private final String name;
    private final String url;
    private String credentialsId;
    private String connector;
    private String caCertificate;
    private String fingerprint;
    private boolean insecure;

    /** With what every connection must have; the rest is set. */
    protected ConfiguredConnection(String name, String url) {
        this.name = Util.fixEmptyAndTrim(name);
        this.url = Util.fixEmptyAndTrim(url);
    }

    /** As the record that definitions use. */
    public abstract Connection toRecord();

    /** Unique among connections. */
    public String getName() {
        return name;
    }

    /** Where the API is. */
    public String getUrl() {
        return url;
    }

    /** The login; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Label of the agents that reach the endpoint; null for any. */
    public String getConnector() {
        return connector;
    }

    @DataBoundSetter
    public void setConnector(String connector) {
        this.connector = Util.fixEmptyAndTrim(connector);
    }

    /** PEM text; null for the system's authorities. */
    public String getCaCertificate() {
        return caCertificate;
    }

    @DataBoundSetter
    public void setCaCertificate(String caCertificate) {
        this.caCertificate = Util.fixEmptyAndTrim(caCertificate);
    }

    /** SHA-256 of the server's certificate; null where it isn't pinned. */
    public String getFingerprint() {
        return fingerprint;
    }

    @DataBoundSetter
    public void setFingerprint(String fingerprint) {
        this.fingerprint = Util.fixEmptyAndTrim(fingerprint);
    }

    /** Whether any certificate is trusted. */
    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    /** How the server's certificate is trusted. */
    protected Trust trust() {
        return new Trust(caCertificate, fingerprint, insecure);
    }

    /** The checks and choices that all kinds of connections share. */
    public abstract static class ConnectionDescriptor extends Descriptor<ConfiguredConnection> {
        /** Checks a name. */
        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return value.matches(Names.REGEX) ? FormValidation.ok() : FormValidation.error("Must be " + Names.SAYS);
        }

        /** Checks a URL. */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                return new URI(value).isAbsolute()
                        ? FormValidation.ok()
                        : FormValidation.error(Messages.ConfiguredConnection_Url());
            } catch (URISyntaxException e) {
                return FormValidation.error(Messages.ConfiguredConnection_Url());
            }
        }

        /** Checks that there are agents with the label. */
        @POST
        public FormValidation doCheckConnector(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            Label label = value.isBlank() ? null : Jenkins.get().getLabel(value.trim());
            return label == null || !label.isEmpty()
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.ConfiguredConnection_NoAgent(value.trim()));
        }

        /** Logins to choose from. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return items.includeCurrentValue(credentialsId);
            }
            return items.includeEmptyValue()
                    .includeAs(ACL.SYSTEM2, Jenkins.get(), StandardUsernamePasswordCredentials.class, List.of())
                    .includeCurrentValue(credentialsId);
        }
    }
}
