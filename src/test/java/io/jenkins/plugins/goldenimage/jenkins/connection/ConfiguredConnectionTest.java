package io.jenkins.plugins.goldenimage.jenkins.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Label;
import hudson.util.FormValidation;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.jenkins.SharedJenkins;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.kohsuke.stapler.ClassDescriptor;
import org.kohsuke.stapler.DataBoundSetter;

class ConfiguredConnectionTest {
    @RegisterExtension
    private static final SharedJenkins JENKINS = new SharedJenkins();

    /** What Jenkins alone has to know. */
    private static final Set<String> OF_JENKINS = Set.of("maxConcurrentBuilds", "folders");

    static Stream<ConfiguredConnection> connections() {
        return ConfiguredConnections.all().stream();
    }

    @ParameterizedTest
    @MethodSource("connections")
    void hasTheSettingsOfItsRecord(ConfiguredConnection connection) {
        assertThat(settings(connection.getClass())).isEqualTo(components(connection.toRecord().getClass()));
    }

    @Test
    void trustHasTheSettingsOfItsRecord() {
        assertThat(settings(ConfiguredTrust.class)).isEqualTo(components(Trust.class));
    }

    private static Set<String> settings(Class<?> type) {
        Set<String> names = new TreeSet<>(List.of(
                new ClassDescriptor(type).loadConstructorParamNames()));
        Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> Character.toLowerCase(method.getName().charAt(3)) + method.getName().substring(4))
                .forEach(names::add);
        names.removeAll(OF_JENKINS);
        return names;
    }

    private static Set<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                // The form asks for a number, and nothing is encrypted there.
                .map(name -> name.equals("latency") ? "latencyMillis" : name)
                .filter(name -> !record.getSimpleName().startsWith("Simulated") || !name.equals("trust"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "caCertificate", "fingerprint", "insecure"})
    void keepsEveryWayToTrustThroughTheForm(String way) throws Exception {
        ConfiguredTrust trust = new ConfiguredTrust();
        switch (way) {
            case "caCertificate" -> trust.setCaCertificate(Certificates.PEM);
            case "fingerprint" -> trust.setFingerprint("SHA256:" + "cd".repeat(32));
            case "insecure" -> trust.setInsecure(true);
            default -> {}
        }
        ConfiguredVsphere connection = new ConfiguredVsphere("dc1", "https://vcenter.example.com");
        connection.setTrust(trust);
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(List.of(connection));
        List<String> before = ConfiguredConnections.described(configuration.getConnections());

        JENKINS.configRoundtrip();

        assertThat(ConfiguredConnections.described(configuration.getConnections())).isEqualTo(before);
    }

    @Test
    void forgetsTheFingerprintWhenAnotherWayIsChosen() throws Exception {
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(List.of(ConfiguredConnections.vsphere()));
        HtmlForm form = JENKINS.createWebClient().goTo("configure").getFormByName("config");
        form.<HtmlRadioButtonInput>getFirstByXPath("//input[@type='radio' and @value='system']").setChecked(true);

        JENKINS.submit(form);

        assertThat(((ConfiguredVsphere) configuration.getConnections().get(0)).getTrust()).isNull();
    }

    @Test
    void tellsWhoSavesWhatIsWrong() throws Exception {
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(List.of(ConfiguredConnections.simulated()));
        JenkinsRule.WebClient client = JENKINS.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo("configure").getFormByName("config");
        form.<HtmlInput>getFirstByXPath("//input[@name='_.url' and starts-with(@value,'simulated')]").setValue("nonsense");

        Page answer = JENKINS.submit(form);

        assertThat(((HtmlPage) answer).asNormalizedText()).contains("sim.url: Must be simulated: and a name");
        assertThat(configuration.getConnections().get(0).getUrl()).isEqualTo("simulated:demo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "vcenter.example.com", "http://vcenter.example.com", "https://", "https://a b", "https://u:p@vcenter"
            })
    void refusesUrlsThatCannotBe(String url) {
        assertThatThrownBy(() -> new ConfiguredVsphere("dc1", url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("dc1.url: Must ");
    }

    @Test
    void refusesANameThatDefinitionsCannotWrite() {
        assertThatThrownBy(() -> new ConfiguredVsphere("a name", "https://vcenter.example.com"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("name: Must be");
    }

    @Test
    void refusesACertificateThatIsNone() {
        assertThatThrownBy(() -> new ConfiguredTrust().setCaCertificate("-----BEGIN CERTIFICATE-----\nAAAA"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("PEM");
    }

    @Test
    void refusesTwoWaysToTrust() {
        ConfiguredTrust trust = ConfiguredConnections.pinned("SHA256:" + "ab".repeat(32));
        trust.setInsecure(true);

        assertThatThrownBy(() -> ConfiguredConnections.vsphere().setTrust(trust))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("only one is allowed");
    }

    @Test
    void refusesAProxyThatCannotBe() {
        assertThatThrownBy(() -> new ConfiguredProxy("https://proxy.example.com:3128"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("http://");
    }

    @Test
    void refusesANumberOfBuildsBelowZero() {
        assertThatThrownBy(() -> ConfiguredConnections.vsphere().setMaxConcurrentBuilds(-1))
                .isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void refusesTwoConnectionsOfOneName() {
        assertThatThrownBy(() -> GoldenImageConfiguration.get()
                        .setConnections(List.of(ConfiguredConnections.simulated(), ConfiguredConnections.simulated())))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("another connection 'sim'");
    }

    @ParameterizedTest
    @CsvSource({"sim, sim, OK", "sim, '', ERROR", "other, '', OK", "a name, '', ERROR"})
    void checksNames(String name, String saved, FormValidation.Kind kind) {
        GoldenImageConfiguration.get().setConnections(List.of(ConfiguredConnections.simulated()));

        assertThat(descriptor().doCheckName(name, saved).kind).isEqualTo(kind);
    }

    @Test
    void tellsHowManyAgentsAConnectorHas() throws Exception {
        JENKINS.createOnlineSlave(Label.get("dc1"));
        JENKINS.createSlave("offline", "dc1", null);

        assertThat(descriptor().doCheckConnector("dc1"))
                .hasToString("OK: 2 agents have this label; online: 1");
        assertThat(descriptor().doCheckConnector("dc2").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(descriptor().doCheckConnector("dc1 &&").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void warnsOfFoldersThatAreNotThere() throws Exception {
        JENKINS.createFolder("team-a");

        assertThat(descriptor().doCheckFolders("team-a\n").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor().doCheckFolders("team-a\nteam-b").getMessage()).contains("team-b");
    }

    private static ConnectionDescriptor descriptor() {
        return ConfiguredConnections.simulated().getDescriptor();
    }
}
