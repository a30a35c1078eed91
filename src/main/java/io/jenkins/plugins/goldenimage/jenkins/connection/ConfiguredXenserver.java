package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.Extension;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.hypervisor.xenserver.XenserverConnection;
import java.net.URI;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A XenServer or XCP-ng pool. */
public final class ConfiguredXenserver extends ConfiguredServer {
    /** With what every connection must have. */
    @DataBoundConstructor
    public ConfiguredXenserver(String name, String url) {
        super(name, url);
    }

    @Override
    public Connection toRecord() {
        return new XenserverConnection(
                getName(), URI.create(getUrl()), getCredentialsId(), getConnector(), trust(), proxy());
    }

    /** Offers it. */
    @Extension
    @Symbol("xenserver")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        protected Optional<String> urlProblem(String url) {
            return ConnectionChecks.apiUrl(url);
        }

        @Override
        public String getDisplayName() {
            return Messages.ConfiguredXenserver_DisplayName();
        }
    }
}
