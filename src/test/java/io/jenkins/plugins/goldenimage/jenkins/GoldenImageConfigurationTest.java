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
        DemoLibrary.addLogin("proxy", "svc", DemoLibrary.PASSWORD);
        DemoLibrary.addLogin("prism", "svc", DemoLibrary.PASSWORD);
        DemoLibrary.addLogin("xen", "svc", DemoLibrary.PASSWORD);
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(ConfiguredConnections.all());
        configuration.setLibrary(DemoLibrary.yaml("echo hello"));
        List<String> before = ConfiguredConnections.described(configuration.getConnections());

        jenkins.configRoundtrip();

        assertThat(ConfiguredConnections.described(configuration.getConnections())).isEqualTo(before);
        assertThat(configuration.getLibrary().text()).isEqualTo(DemoLibrary.yaml("echo hello"));
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
}
