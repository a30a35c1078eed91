package io.jenkins.plugins.goldenimage.jenkins.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.model.Label;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.SharedJenkins;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnection;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnections;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredSimulated;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredVsphere;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.time.Duration;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnectorHealthTest {
    @RegisterExtension
    private static final SharedJenkins JENKINS = new SharedJenkins();

    private static String agent;

    @BeforeAll
    static void addAgents() throws Exception {
        agent = JENKINS.createOnlineSlave(Label.get("dc1")).getDisplayName();
        JENKINS.createSlave("sleeper", "asleep", null);
    }

    @Test
    void seesAHealthyConnector() throws Exception {
        ConnectionHealth health = check(simulated("dc1"));

        assertThat(health.agents()).singleElement().satisfies(seen -> {
            assertThat(seen.agent()).isEqualTo(agent);
            assertThat(seen.state()).isEqualTo(AgentHealth.State.HEALTHY);
            assertThat(seen.java()).isEqualTo(Runtime.version().toString());
            assertThat(seen.clockSkew()).isLessThan(Duration.ofSeconds(10));
            assertThat(seen.reached().product()).isEqualTo("Simulated platform");
        });
        assertThat(monitor().isActivated()).isFalse();
    }

    @Test
    void warnsWhereAllAgentsAreOffline() throws Exception {
        assertThat(check(simulated("asleep")).agents())
                .singleElement()
                .satisfies(seen -> assertThat(seen.state()).isEqualTo(AgentHealth.State.OFFLINE));

        assertThat(monitor().isActivated()).isTrue();
        assertThat(monitor().getProblems())
                .containsExactly("sim: no agent with the label 'asleep' is online, so that builds wait");
    }

    @Test
    void warnsWhereNoAgentHasTheLabel() throws Exception {
        check(simulated("nowhere"));

        assertThat(monitor().getProblems())
                .containsExactly("sim: no agent has the label 'nowhere', so that builds wait");
    }

    @Test
    void doesNotBlameAConnectorForCredentialsThatOnlyBuildsSee() throws Exception {
        ConfiguredSimulated connection = simulated("dc1");
        connection.setCredentialsId("in-a-folder");

        assertThat(check(connection).agents())
                .singleElement()
                .satisfies(seen -> assertThat(seen.state()).isEqualTo(AgentHealth.State.UNKNOWN));
        assertThat(monitor().isActivated()).isFalse();
    }

    @Test
    void forgetsConnectionsThatAreGone() throws Exception {
        check(simulated("nowhere"));
        GoldenImageConfiguration.get().setConnections(List.of());

        assertThat(monitor().isActivated()).isFalse();
    }

    @Test
    void doesNotTryARefusedLoginAgainUntilItChanges() throws Exception {
        TestServers.assumeVcenter();
        try (VcenterServer vcenter = VcenterServer.start()) {
            DemoLibrary.addLogin("changing", vcenter.user(), "not the right one");
            ConfiguredVsphere connection = new ConfiguredVsphere("dc1", vcenter.url());
            connection.setCredentialsId("changing");
            connection.setConnector("dc1");
            connection.setTrust(ConfiguredConnections.pinned(vcenter.fingerprint()));

            check(connection);
            ConnectionHealth again = check(connection);

            assertThat(vcenter.calls().of("Login")).hasSize(1);
            assertThat(again.problems()).singleElement().asString().contains("dc1 on " + agent, "password is wrong");

            SystemCredentialsProvider.getInstance().getCredentials().removeIf(c -> true);
            DemoLibrary.addLogin("changing", vcenter.user(), vcenter.password());
            assertThat(check(connection).problems()).isEmpty();
        }
    }

    @Test
    void checksNowOnThePage() throws Exception {
        GoldenImageConfiguration.get().setConnections(List.of(simulated("dc1")));

        JENKINS.submit(page().getFormByName("checkNow"));

        await("the check")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(page().asNormalizedText())
                        .contains("sim", "simulated:demo", agent, "Healthy", "Simulated platform"));
    }

    private static HtmlPage page() throws Exception {
        return JENKINS.createWebClient().goTo("manage/" + ConnectionsPage.URL + "/");
    }

    private static ConnectionHealth check(ConfiguredConnection connection) throws Exception {
        GoldenImageConfiguration.get().setConnections(List.of(connection));
        ConnectorHealth.get().check();
        return ConnectorHealth.get().connections().get(0);
    }

    private static ConfiguredSimulated simulated(String connector) {
        ConfiguredSimulated connection = ConfiguredConnections.simulated();
        connection.setConnector(connector);
        return connection;
    }

    private static ConnectorMonitor monitor() {
        return ExtensionList.lookupSingleton(ConnectorMonitor.class);
    }
}
