package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.Extension;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A simulated platform, for demonstrations. */
public final class ConfiguredSimulated extends ConfiguredConnection {
    private int latencyMillis;

    /** With what every connection must have. */
    @DataBoundConstructor
    public ConfiguredSimulated(String name, String url) {
        super(name, url);
        require("url", ConnectionChecks.simulatedUrl(getUrl()));
    }

    /** How long each call takes, in milliseconds. */
    public int getLatencyMillis() {
        return latencyMillis;
    }

    @DataBoundSetter
    public void setLatencyMillis(int latencyMillis) {
        require("latencyMillis", ConnectionChecks.latencyMillis(latencyMillis));
        this.latencyMillis = latencyMillis;
    }

    @Override
    public Connection toRecord() {
        return new SimulatedConnection(
                getName(),
                URI.create(getUrl()),
                getCredentialsId(),
                getConnector(),
                Trust.SYSTEM,
                Duration.ofMillis(latencyMillis));
    }

    /** Offers it. */
    @Extension
    @Symbol("simulated")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        protected Optional<String> urlProblem(String url) {
            return ConnectionChecks.simulatedUrl(url);
        }

        @Override
        public String getDisplayName() {
            return Messages.ConfiguredSimulated_DisplayName();
        }
    }
}
