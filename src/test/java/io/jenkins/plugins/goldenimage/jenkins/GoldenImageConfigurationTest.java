package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlElementUtil;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GoldenImageConfigurationTest {
    @Test
    void keepsConnectionsAndLibraryThroughTheForm(JenkinsRule jenkins) throws Exception {
        DemoLibrary.addLogin("vcenter", "svc", DemoLibrary.PASSWORD);
        ConfiguredVsphere vsphere = new ConfiguredVsphere("dc1", "https://vcenter.example.com");
        vsphere.setCredentialsId("vcenter");
        vsphere.setConnector("dc1-agents");
        vsphere.setDatacenter("DC1");
        vsphere.setFingerprint("SHA256:" + "ab".repeat(32));
        ConfiguredSimulated simulated = new ConfiguredSimulated("sim", "simulated:demo");
        simulated.setLatencyMillis(7);
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(List.of(vsphere, simulated));
        configuration.setLibrary(DemoLibrary.yaml("echo hello"));
        List<String> before = records(configuration);

        jenkins.configRoundtrip();

        assertThat(records(configuration)).isEqualTo(before);
        assertThat(configuration.getLibrary()).isEqualTo(DemoLibrary.yaml("echo hello"));
    }

    @Test
    void keepsNoConnectionThatTheFormHasNot(JenkinsRule jenkins) throws Exception {
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(List.of(new ConfiguredSimulated("sim", "simulated:demo")));
        HtmlForm form = jenkins.createWebClient().goTo("configure").getFormByName("config");
        HtmlElementUtil.click((HtmlElement) form.getFirstByXPath("//button[contains(@class,'repeatable-delete')]"
                + "[ancestor::*[@descriptorid='" + ConfiguredSimulated.class.getName() + "']]"));

        jenkins.submit(form);

        assertThat(configuration.getConnections()).isEmpty();
    }

    private static List<String> records(GoldenImageConfiguration configuration) {
        return configuration.getConnections().stream()
                .map(connection -> connection.toRecord().toString())
                .toList();
    }
}
