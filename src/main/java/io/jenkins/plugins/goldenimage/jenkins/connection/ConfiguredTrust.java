package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.goldenimage.definition.Trust;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** How a connection's certificate is trusted; the same keys as in the record. With none of them, as the system does. */
public final class ConfiguredTrust extends AbstractDescribableImpl<ConfiguredTrust> {
    private static final String SYSTEM = "system";
    private static final String CA_CERTIFICATE = "caCertificate";
    private static final String FINGERPRINT = "fingerprint";
    private static final String INSECURE = "insecure";

    private String caCertificate;
    private String fingerprint;
    private boolean insecure;

    /** As the system trusts. */
    @DataBoundConstructor
    public ConfiguredTrust() {}

    /** PEM text; null for the system's authorities. */
    public String getCaCertificate() {
        return caCertificate;
    }

    @DataBoundSetter
    public void setCaCertificate(String caCertificate) {
        String pem = Util.fixEmptyAndTrim(caCertificate);
        if (pem != null) {
            ConnectionChecks.require("trust." + CA_CERTIFICATE, ConnectionChecks.caCertificate(pem));
        }
        this.caCertificate = pem;
    }

    /** SHA-256 of the server's certificate; null where it isn't pinned. */
    public String getFingerprint() {
        return fingerprint;
    }

    @DataBoundSetter
    public void setFingerprint(String fingerprint) {
        String pinned = Util.fixEmptyAndTrim(fingerprint);
        ConnectionChecks.require("trust." + FINGERPRINT, ConnectionChecks.fingerprint(pinned));
        this.fingerprint = pinned;
    }

    /** Whether any certificate is trusted. */
    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    /** Which of the ways it is, for the form. */
    public String way() {
        if (caCertificate != null) {
            return CA_CERTIFICATE;
        }
        if (fingerprint != null) {
            return FINGERPRINT;
        }
        return insecure ? INSECURE : SYSTEM;
    }

    Trust toRecord() {
        return new Trust(caCertificate, fingerprint, insecure);
    }

    /** Offers the ways. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ConfiguredTrust> {
        @Override
        public String getDisplayName() {
            return Messages.ConfiguredTrust_DisplayName();
        }

        @Override
        public ConfiguredTrust newInstance(StaplerRequest2 request, JSONObject json) throws FormException {
            // The form submits the fields of the ways that are not chosen, too.
            JSONObject chosen = new JSONObject();
            switch (json.optString("way", SYSTEM)) {
                case CA_CERTIFICATE -> chosen.put(CA_CERTIFICATE, json.optString(CA_CERTIFICATE));
                case FINGERPRINT -> chosen.put(FINGERPRINT, json.optString(FINGERPRINT));
                case INSECURE -> chosen.put(INSECURE, true);
                default -> {
                    // As the system trusts.
                }
            }
            return super.newInstance(request, chosen);
        }

        /** Checks an authority's certificate. */
        @POST
        public FormValidation doCheckCaCertificate(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return value.isBlank()
                    ? FormValidation.warning(Messages.ConfiguredTrust_NoCertificate())
                    : ConnectionChecks.validation(ConnectionChecks.caCertificate(value));
        }

        /** Checks a fingerprint. */
        @POST
        public FormValidation doCheckFingerprint(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return value.isBlank()
                    ? FormValidation.warning(Messages.ConfiguredTrust_NoFingerprint())
                    : ConnectionChecks.validation(ConnectionChecks.fingerprint(value.trim()));
        }
    }
}
