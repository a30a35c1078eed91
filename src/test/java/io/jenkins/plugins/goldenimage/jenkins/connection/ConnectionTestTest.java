package io.jenkins.plugins.goldenimage.jenkins.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Label;
import hudson.util.FormValidation;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.SharedJenkins;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.testing.HttpProxyServer;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.time.Duration;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElementUtil;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** "Test connection" against a simulated vCenter, from an agent. */
class ConnectionTestTest {
    @RegisterExtension
    private static final SharedJenkins JENKINS = new SharedJenkins();

    private static VcenterServer vcenter;
    private static String agent;

    @BeforeAll
    static void start() throws Exception {
        TestServers.assumeVcenter();
        vcenter = VcenterServer.start();
        agent = JENKINS.createOnlineSlave(Label.get("dc1")).getDisplayName();
        DemoLibrary.addLogin("vcenter", vcenter.user(), vcenter.password());
        DemoLibrary.addLogin("wrong", vcenter.user(), "not the password");
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.SYSTEM, "of-jenkins", "", vcenter.user(), vcenter.password()));
    }

    @AfterAll
    static void stop() {
        if (vcenter != null) {
            vcenter.close();
        }
    }

    @AfterEach
    void loggedOut() {
        await("the log-out").atMost(Duration.ofSeconds(10)).until(() -> vcenter.inventory().sessions() == 0);
    }

    @Test
    void tellsWhatAnswersAndFromWhere() {
        FormValidation answer = new ConnectionTest().run(connection());

        assertThat(answer.kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(answer.getMessage())
                .contains("Connected to VMware vCenter Server", vcenter.user(), "Round trip from " + agent, " ms");
    }

    @Test
    void namesAWrongPasswordAndDoesNotShowIt() {
        ConfiguredVsphere connection = connection();
        connection.setCredentialsId("wrong");

        assertThat(error(connection)).contains("password is wrong").doesNotContain("not the password");
    }

    @Test
    void showsTheFingerprintOfACertificateThatIsNotTrusted() {
        ConfiguredVsphere connection = connection();
        connection.setTrust(null);

        assertThat(error(connection)).contains("not trusted", vcenter.fingerprint(), "pin it");
    }

    @Test
    void refusesAnotherCertificateThanThePinnedOne() {
        ConfiguredVsphere connection = connection();
        connection.setTrust(ConfiguredConnections.pinned("SHA256:" + "00".repeat(32)));

        assertThat(error(connection)).contains("not trusted", vcenter.fingerprint());
    }

    @Test
    void saysThatNobodyListensAtTheUrl() {
        assertThat(error(connection("https://127.0.0.1:1"))).contains("refused", "Correct the URL", "Tried from " + agent);
    }

    @Test
    void saysThatNoAgentIsOnline() {
        ConfiguredVsphere connection = connection();
        connection.setConnector("dc9");

        assertThat(error(connection)).contains("No agent with the label &#039;dc9&#039; is online");
    }

    @Test
    void saysThatCredentialsAreNotThere() {
        ConfiguredVsphere connection = connection();
        connection.setCredentialsId("gone");

        assertThat(error(connection)).contains("There are no credentials &#039;gone&#039;");
    }

    @Test
    void refusesCredentialsThatBuildsCannotUse() {
        ConfiguredVsphere connection = connection();
        connection.setCredentialsId("of-jenkins");

        assertThat(error(connection)).contains("There are no credentials &#039;of-jenkins&#039;");
        assertThat(connection.getDescriptor().doFillCredentialsIdItems("").stream().map(option -> option.value))
                .contains("vcenter")
                .doesNotContain("of-jenkins");
    }

    @Test
    void namesTheProxyThatIsInTheWay() {
        TestServers.assumeHttpProxy();
        try (HttpProxyServer proxy = HttpProxyServer.start("somebody", "secret")) {
            ConfiguredVsphere connection = connection();
            connection.setProxy(new ConfiguredProxy(proxy.url()));

            assertThat(error(connection)).contains("Proxy " + proxy.url() + ": it asks for a login");
        }
    }

    @Test
    void triesWhatStandsInTheFormBeforeItIsSaved() throws Exception {
        ConfiguredSimulated first = ConfiguredConnections.simulated();
        ConfiguredVsphere saved = connection("https://127.0.0.1:1");
        GoldenImageConfiguration.get().setConnections(List.of(first, saved));
        HtmlPage page = JENKINS.createWebClient().goTo("configure");
        HtmlForm form = page.getFormByName("config");
        form.<HtmlInput>getFirstByXPath("//input[@name='_.url' and starts-with(@value,'https://127')]")
                .setValue(vcenter.url());
        List<HtmlButton> buttons = page.getByXPath("//button[contains(@class,'golden-image-test-button')]");
        HtmlElementUtil.click(buttons.get(1));

        List<DomElement> answers = page.getByXPath("//div[contains(@class,'golden-image-test-result')]");
        await("the answer")
                .atMost(Duration.ofSeconds(60))
                .until(() -> answers.get(1).asNormalizedText().contains("Connected to VMware vCenter Server"));
        assertThat(answers.get(0).asNormalizedText()).isEmpty();
        assertThat(GoldenImageConfiguration.get().connection("dc1").orElseThrow().getUrl())
                .isEqualTo("https://127.0.0.1:1");
    }

    private static String error(ConfiguredConnection connection) {
        FormValidation answer = new ConnectionTest().run(connection);
        assertThat(answer.kind).as(answer.toString()).isEqualTo(FormValidation.Kind.ERROR);
        return answer.getMessage();
    }

    private static ConfiguredVsphere connection() {
        return connection(vcenter.url());
    }

    private static ConfiguredVsphere connection(String url) {
        ConfiguredVsphere connection = new ConfiguredVsphere("dc1", url);
        connection.setCredentialsId("vcenter");
        connection.setConnector("dc1");
        connection.setTrust(ConfiguredConnections.pinned(vcenter.fingerprint()));
        return connection;
    }
}
