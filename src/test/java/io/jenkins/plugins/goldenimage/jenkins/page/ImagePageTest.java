package io.jenkins.plugins.goldenimage.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ImagePageTest {
    private static final String IMAGE = "golden-image/images/base.image_1/";

    @Test
    void showsWhatABuildOfEachTargetWouldDo(JenkinsRule jenkins) throws Exception {
        String text = text(new Site(jenkins).page(IMAGE));

        assertThat(text)
                .contains("Image base.image_1-12.1 Version 12.1 Platform Simulated platform Connection sim Connector"
                        + " any agent ISO <i>any</i>.iso Builder small installation 1m30s")
                .contains("Image base.image_1-12.1 Version 12.1 Platform VMware vSphere Connection dc1 Connector"
                        + " dc1-agents ISO [iso] debian.iso Builder small cpus 2");
    }

    @Test
    void showsWhatEveryTargetGets(JenkinsRule jenkins) throws Exception {
        assertThat(text(new Site(jenkins).page(IMAGE)))
                .contains("Operating system debian family debian version 12 login.credentialsId guest login.port 22")
                .contains("Parameters motd <b>Managed</b>")
                .contains("Time-outs install 2h connect 15m shutdown 15m retry 15m")
                .contains("Roles baseline");
    }

    @Test
    void showsEachStepInOrder(JenkinsRule jenkins) throws Exception {
        HtmlPage page = new Site(jenkins).page(IMAGE);

        assertThat(page.<DomNode>getByXPath("//pre"))
                .extracting(DomNode::getTextContent)
                .containsExactly("apt-get update", "echo '<script>alert(1)</script>' & exit");
        assertThat(text(page)).contains("baseline: Update kind shell timeout 1h30m rerunnable false");
    }

    @Test
    void linksBackToWhatItUses(JenkinsRule jenkins) throws Exception {
        HtmlPage page = new Site(jenkins).page(IMAGE);
        String root = jenkins.contextPath + "/golden-image/#";

        for (String anchor : new String[] {
            "connection-sim", "connection-dc1", "builder-simulated-small", "builder-vsphere-small",
            "operating-system-debian", "role-baseline"
        }) {
            assertThat(page.getAnchorByHref(root + anchor)).isNotNull();
        }
    }

    @Test
    void isNotThereForAnUnknownName(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);

        assertThat(site.status(null, "golden-image/images/nope/")).isEqualTo(404);
        assertThat(site.status(null, "golden-image/images/..%2Fbase.image_1/")).isBetween(400, 404);
        assertThat(site.status(null, "golden-image/images/")).isEqualTo(404);
    }

    @Test
    void saysWhatKeepsADefinitionFromBeingPlanned(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        Site.setLibrary(Site.LIBRARY.replace("script: \"apt-get update\"", "file: update.sh"));

        assertThat(text(site.page(IMAGE)))
                .contains("Nothing can be built from this definition: The role 'baseline' can't be planned:"
                        + " library in the Jenkins configuration: the file 'update.sh' can't be read");
    }

    @Test
    void showsTheProblemsOfABrokenLibrary(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        Site.setLibrary("imagez: []");
        HtmlPage page = site.page(IMAGE);

        assertThat(text(page)).contains("No image can be built before the library is mended: 1 problem.");
        assertThat(page.getAnchorByHref(jenkins.contextPath + "/golden-image/library#line-1-1"))
                .isNotNull();
    }

    private static String text(HtmlPage page) {
        return Site.text(page.getElementById("main-panel"));
    }
}
