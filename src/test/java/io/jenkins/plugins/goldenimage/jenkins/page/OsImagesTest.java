package io.jenkins.plugins.goldenimage.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class OsImagesTest {
    @Test
    void linksAnImageToAllThatItUses(JenkinsRule jenkins) throws Exception {
        String root = jenkins.contextPath + "/golden-image/";
        HtmlPage page = new Site(jenkins).page("golden-image/");

        assertThat(Site.row(page, "image-base.image_1"))
                .contains("base.image_1", "debian", "baseline", "sim , small", "dc1 , small (second)", "12.{build}");
        assertThat(Site.links(page, "image-base.image_1"))
                .containsExactly(
                        root + "images/base.image_1/",
                        root + "#operating-system-debian",
                        root + "#role-baseline",
                        root + "#connection-sim",
                        "#builder-simulated-small",
                        root + "#connection-dc1",
                        "#builder-vsphere-small");
    }

    @Test
    void linksEverythingToTheImagesThatUseIt(JenkinsRule jenkins) throws Exception {
        String image = jenkins.contextPath + "/golden-image/images/base.image_1/";
        HtmlPage page = new Site(jenkins).page("golden-image/");

        assertThat(Site.links(page, "operating-system-debian")).containsExactly(image);
        assertThat(Site.links(page, "builder-simulated-small")).containsExactly(image);
        assertThat(Site.links(page, "builder-vsphere-small")).containsExactly(image);
        assertThat(Site.links(page, "role-baseline")).containsExactly(image);
        assertThat(Site.links(page, "connection-sim")).containsExactly(image);
        assertThat(Site.links(page, "connection-dc1")).containsExactly(image);
    }

    @Test
    void tellsABuilderFromItsNamesakeOnAnotherPlatform(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        Site.setLibrary(Site.LIBRARY
                        .replace("      - { connection: sim, builder: small, iso: \"<i>any</i>.iso\" }\n", ""));
        HtmlPage page = site.page("golden-image/");

        assertThat(Site.row(page, "builder-vsphere-small")).contains("VMware vSphere", "base.image_1");
        assertThat(Site.row(page, "builder-simulated-small")).contains("Simulated", "not used");
    }

    @Test
    void saysWhatIsNotUsed(JenkinsRule jenkins) throws Exception {
        HtmlPage page = new Site(jenkins).page("golden-image/");

        assertThat(Site.row(page, "operating-system-unused-os")).contains("not used");
        assertThat(Site.row(page, "role-unused-role")).contains("not used");
    }

    @Test
    void showsSettingsAsTheyAreWrittenInYaml(JenkinsRule jenkins) throws Exception {
        HtmlPage page = new Site(jenkins).page("golden-image/");

        assertThat(Site.row(page, "builder-vsphere-small"))
                .contains("cpus 2", "memoryMiB 2048", "disks { sizeGiB: 20 }", "firmware efi ", "networks LAN");
        assertThat(Site.row(page, "builder-simulated-small"))
                .contains("installation 1m30s");
        assertThat(Site.row(page, "operating-system-debian"))
                .contains("family debian", "login.credentialsId guest", "login.port 22");
    }

    @Test
    void showsScriptsAsText(JenkinsRule jenkins) throws Exception {
        HtmlPage page = new Site(jenkins).page("golden-image/");

        assertThat(page.getElementById("role-baseline").getTextContent())
                .contains("Update", "apt-get update", "1h30m", "echo '<script>alert(1)</script>' & exit");
        assertThat(page.getElementById("role-baseline").getElementsByTagName("script")).isEmpty();
    }

    @Test
    void showsNothingSecretOfConnections(JenkinsRule jenkins) throws Exception {
        HtmlPage page = new Site(jenkins).page("golden-image/");

        assertThat(Site.row(page, "connection-dc1")).contains("dc1", "VMware vSphere", "dc1-agents");
        assertThat(Site.row(page, "connection-sim")).contains("any agent");
        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("secret");
    }

    @Test
    void showsTheProblemsOfABrokenLibrary(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        Site.setLibrary("imagez: []\nroles: <b>");
        HtmlPage page = site.page("golden-image/");

        assertThat(page.asNormalizedText())
                .contains(
                        "No image can be built before the library is mended: 2 problems.",
                        "unknown key 'imagez'; did you mean 'images'?",
                        "must be a list, not '<b>'");
        assertThat(Site.text(page.getAnchorByHref("library#line-2-8"))).startsWith("Line 2 roles");
    }

    @Test
    void invitesToFillAnEmptyLibrary(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        Site.setLibrary("");
        HtmlPage page = site.page("golden-image/");

        assertThat(page.asNormalizedText()).contains("The library is empty", "Edit library", "sim");
    }
}
