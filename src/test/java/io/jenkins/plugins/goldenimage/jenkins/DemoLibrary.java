package io.jenkins.plugins.goldenimage.jenkins;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredSimulated;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import java.io.IOException;
import java.util.List;

/** A controller set up for builds on the simulated platform. */
public final class DemoLibrary {
    public static final String PASSWORD = "a password of 26 characters";

    private DemoLibrary() {}

    /** A library with one image definition whose first step is this script. */
    public static String yaml(String script) {
        return """
                operatingSystems:
                  - { name: debian, family: debian, version: "12", login: { credentialsId: guest } }
                builders:
                  - simulated: { name: small, installation: 0s }
                roles:
                  - name: baseline
                    steps:
                      - shell: { script: "%s" }
                images:
                  - name: base
                    operatingSystem: debian
                    roles: [ baseline ]
                    targets: [ { connection: sim, builder: small, iso: any.iso } ]
                """
                .formatted(script);
    }

    /** Configures a simulated connection, its guest's credentials, and the library. */
    public static void configure(String script) throws IOException, Descriptor.FormException {
        addLogin("guest", "root", PASSWORD);
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(List.of(new ConfiguredSimulated("sim", "simulated:demo")));
        configuration.setLibrary(new LibraryText(yaml(script)));
    }

    /** As {@link #configure}, with a second connection and target {@code other}. */
    public static void configureTwoTargets(String script) throws IOException, Descriptor.FormException {
        configureTwoTargets(script, null);
    }

    /** Both connections are reached by agents with a label. */
    public static void configureTwoTargets(String script, String connector) throws IOException, Descriptor.FormException {
        addLogin("guest", "root", PASSWORD);
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        ConfiguredSimulated sim = new ConfiguredSimulated("sim", "simulated:demo");
        ConfiguredSimulated other = new ConfiguredSimulated("other", "simulated:other");
        sim.setConnector(connector);
        other.setConnector(connector);
        configuration.setConnections(List.of(sim, other));
        configuration.setLibrary(new LibraryText(yaml(script)
                .replace(
                        "iso: any.iso } ]",
                        "iso: any.iso }, { connection: other, builder: small, iso: any.iso } ]")));
    }

    public static void addLogin(String id, String user, String password) throws IOException, Descriptor.FormException {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, "", user, password));
        provider.save();
    }
}
