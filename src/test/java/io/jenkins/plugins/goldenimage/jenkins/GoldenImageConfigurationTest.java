package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlElementUtil;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
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
        assertThat(configuration.getLibrary().strip())
                .isEqualToNormalizingNewlines(DemoLibrary.yaml("echo hello").strip());
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

    @Test
    void namesMistakesOfTheLibrary(JenkinsRule jenkins) {
        FormValidation validation = GoldenImageConfiguration.get().doCheckLibrary("imagez: []");

        assertThat(validation.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(validation.getMessage()).contains("did you mean &#039;images&#039;?");
    }

    @Test
    void checksForAdministratorsOnly(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("reader"));
        try (ACLContext reader = ACL.as2(
                User.getById("reader", true).impersonate2())) {
            assertThatThrownBy(() -> GoldenImageConfiguration.get().doCheckLibrary(""))
                    .isInstanceOf(AccessDeniedException3.class);
        }
    }
}
