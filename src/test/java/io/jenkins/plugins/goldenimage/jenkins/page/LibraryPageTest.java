package io.jenkins.plugins.goldenimage.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import java.net.URL;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class LibraryPageTest {
    @Test
    void keepsATextToTheLetter(JenkinsRule jenkins) throws Exception {
        for (String text : new String[] {
            Site.LIBRARY,
            "\n\n# begins with empty lines, ends without a line feed",
            "# tab\there, \"quotes\", <b>&amp;</b>, \u00e4\u00f6\u00fc \u4e2d\u6587 \uD83D\uDE00  \n\n"
        }) {
            Site site = new Site(jenkins);
            Site.setLibrary(text);

            HtmlPage overview = jenkins.submit(site.page("golden-image/library").getFormByName("config"));

            assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo(text);
            assertThat(overview.getUrl().getPath()).endsWith("/golden-image/");
            assertThat(overview.asNormalizedText()).contains("The library has been saved.");
        }
    }

    @Test
    void keepsLineFeedsWhereBrowsersSendCarriageReturnsToo(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);

        site.save(null, "# one\r\n# two\r\n", base(site));

        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo("# one\n# two\n");
    }

    @Test
    void showsTheSameTextAgainWhenItHasMistakes(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        String text = "imagez: []\n# \u00e4 <b>\t\n";
        WebClient browser = site.browser(null);
        HtmlForm form = browser.goTo("golden-image/library").getFormByName("config");
        form.getTextAreaByName("text").setText(text);

        HtmlPage again = jenkins.submit(form);

        assertThat(again.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(again.<HtmlTextArea>getElementByName("text").getText()).isEqualTo(text);
        assertThat(again.asNormalizedText()).contains("Not saved, for the text has mistakes", "1 problem");
        assertThat(again.getAnchorByHref("#line-1-1").asNormalizedText()).contains("did you mean 'images'?");
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo(Site.LIBRARY);
    }

    @Test
    void savesWhatHasBeenMendedAfterwards(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        HtmlForm form = site.browser(null).goTo("golden-image/library").getFormByName("config");
        form.getTextAreaByName("text").setText("imagez: []");
        form = jenkins.submit(form).getFormByName("config");
        form.getTextAreaByName("text").setText("images: []");

        jenkins.submit(form);

        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo("images: []");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseHasSaved(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        HtmlForm form = site.browser(null).goTo("golden-image/library").getFormByName("config");
        Site.setLibrary("# theirs");
        form.getTextAreaByName("text").setText("# mine");

        HtmlPage again = jenkins.submit(form);

        assertThat(again.asNormalizedText()).contains("somebody else has saved the library");
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo("# theirs");
        jenkins.submit(again.getFormByName("config"));
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo("# mine");
    }

    @Test
    void keepsTheLibraryWhenAFormHasNoText(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        WebClient browser = site.browser(null);
        Page refused = browser.getPage(
                browser.addCrumb(new WebRequest(
                        new URL(jenkins.getURL(), "golden-image/library/save"),
                        HttpMethod.POST)));

        assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo(Site.LIBRARY);
    }

    @Test
    void savesATextOfTheGreatestLength(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        String text = "#" + "\u00e4".repeat(3 * 1024 * 1024 - 1);

        site.save(null, text, base(site));

        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo(text);
    }

    @Test
    void showsOnlyTheTextToWhomMayNotChangeIt(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        site.secure();
        HtmlPage page = site.browser("librarian").goTo("golden-image/library");
        assertThat(page.getElementsByTagName("textarea")).hasSize(1);

        Jenkins.SYSTEM_READ.setEnabled(true);
        try {
            HtmlPage readOnly = site.browser("auditor").goTo("golden-image/library");

            assertThat(readOnly.getElementsByTagName("textarea")).isEmpty();
            assertThat(readOnly.querySelector("pre.jenkins-readonly").getTextContent()).isEqualTo(Site.LIBRARY);
            assertThat(readOnly.asNormalizedText()).doesNotContain("Save");
        } finally {
            Jenkins.SYSTEM_READ.setEnabled(false);
        }
    }

    private static String base(Site site) throws Exception {
        return site.page("golden-image/library").getElementByName("base").getAttribute("value");
    }
}
