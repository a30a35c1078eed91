package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.VsphereConnection;
import java.net.URI;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A vCenter Server or ESXi host. */
public final class ConfiguredVsphere extends ConfiguredServer {
    private String datacenter;

    /** With what every connection must have. */
    @DataBoundConstructor
    public ConfiguredVsphere(String name, String url) {
        super(name, url);
    }

    /** Name or inventory path; null where there is only one. */
    public String getDatacenter() {
        return datacenter;
    }

    @DataBoundSetter
    public void setDatacenter(String datacenter) {
        this.datacenter = Util.fixEmptyAndTrim(datacenter);
    }

    @Override
    public Connection toRecord() {
        return new VsphereConnection(
                getName(), URI.create(getUrl()), getCredentialsId(), getConnector(), trust(), proxy(), datacenter);
    }

    /** Offers it. */
    @Extension
    @Symbol("vsphere")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        protected Optional<String> urlProblem(String url) {
            return ConnectionChecks.apiUrl(url);
        }

        @Override
        public String getDisplayName() {
            return Messages.ConfiguredVsphere_DisplayName();
        }
    }
}
