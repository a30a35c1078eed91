package io.jenkins.plugins.goldenimage.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.GitRepository;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnections;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredSimulated;
import io.jenkins.plugins.goldenimage.jenkins.library.LibrarySource;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import java.util.List;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlElementUtil;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
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
        configuration.setLibrary(new LibraryText(DemoLibrary.yaml("echo hello")));
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

    @Test
    void keepsLibrarySourcesThroughTheForm(JenkinsRule jenkins) throws Exception {
        LibrarySource source =
                new LibrarySource("team", GitRepository.at("https://git.example.com/images.git", "refs/tags/v1", null));
        source.setPath("images");
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setLibrarySources(List.of(source));

        jenkins.configRoundtrip();

        LibrarySource after = configuration.getLibrarySources().get(0);
        assertThat(after).isNotSameAs(source);
        jenkins.assertEqualDataBoundBeans(source, after);
    }

    @Test
    void keepsNoSourceThatTheFormHasNot(JenkinsRule jenkins) throws Exception {
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setLibrarySources(
                List.of(new LibrarySource("team", GitRepository.at("https://git.example.com/images.git", "main", null))));
        HtmlForm form = jenkins.createWebClient().goTo("configure").getFormByName("config");
        // The animation that ends with this in a browser does not in HtmlUnit.
        ((HtmlElement) form.getFirstByXPath("//div[@name='librarySources'][.//input[@value='team']]")).remove();

        jenkins.submit(form);

        assertThat(configuration.getLibrarySources()).isEmpty();
    }

    @Test
    void refusesToSaveALibraryWithMistakes(JenkinsRule jenkins) throws Exception {
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setLibrary(new LibraryText("roles: []"));

        String answer = save(jenkins, "imagez: []");

        assertThat(answer).contains("unknown key 'imagez'; did you mean 'images'?");
        assertThat(configuration.getLibrary().text()).isEqualTo("roles: []");
    }

    @Test
    void savesTheRestWhereALibraryHadMistakesBefore(JenkinsRule jenkins) throws Exception {
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setLibrary(new LibraryText("imagez: []"));

        save(jenkins, "imagez: []");

        assertThat(configuration.getLibrary().text()).isEqualTo("imagez: []");
    }

    @Test
    void survivesARestart(JenkinsRule jenkins) throws Exception {
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setLibrarySources(
                List.of(new LibrarySource("team", GitRepository.at("https://git.example.com/images.git", "main", null))));
        configuration.setLibrary(new LibraryText("roles: []"));

        GoldenImageConfiguration again = new GoldenImageConfiguration();

        assertThat(again.getLibrary().text()).isEqualTo("roles: []");
        assertThat(again.getLibrarySources().get(0).getScm().getKey()).contains("https://git.example.com/images.git");
    }

    private static String save(JenkinsRule jenkins, String library) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo("configure").getFormByName("config");
        ((HtmlTextArea) form.getFirstByXPath("//textarea[@name='_.library']")).setText(library);
        return ((HtmlPage) jenkins.submit(form)).asNormalizedText();
    }
}
