package io.jenkins.plugins.goldenimage.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.SharedJenkins;
import io.jenkins.plugins.goldenimage.jenkins.library.LibrarySource;
import java.net.URL;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What the form of {@code buildImage} says about its fields, and to whom. */
class BuildImageFormTest {
    @RegisterExtension
    private static final SharedJenkins JENKINS = new SharedJenkins();

    private static final String STEP = "job/images/descriptorByName/" + BuildImageStep.class.getName() + "/";

    @BeforeAll
    static void configure() throws Exception {
        DemoLibrary.configure("echo hello");
        JENKINS.createProject(WorkflowJob.class, "images");
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("author"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checkDefinition?file=&value=            | Name an image definition",
                "checkDefinition?file=&value=basse       | did you mean &#039;base&#039;? allowed: base",
                "checkVersion?value=a%20b                | This version gives the version &#039;a b&#039;",
                "checkVersion?value=%7Bnumber%7D         | has an unknown placeholder {number}",
                "checkParameters?value=motd              | Each line must be NAME=VALUE, not &#039;motd&#039;",
                "checkParameters?value=a%3Db%0A1a%3Db    | the parameter name &#039;1a&#039; must be letters"
            })
    void saysWhatIsWrong(String path, String message) throws Exception {
        assertThat(post("author", STEP + path)).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "checkDefinition?file=&value=base",
        "checkDefinition?file=images.yaml&value=other",
        "checkVersion?value=%7Bversion%7D.%7Bbuild%7D",
        "checkParameters?value=motd%3Da%3Db%0A%0ATZ%3D"
    })
    void saysNothingOfWhatIsRight(String path) throws Exception {
        assertThat(post("author", STEP + path)).isEqualTo("<div/>");
    }

    @Test
    void doesNotTellReadersWhichImagesThereAre() throws Exception {
        assertThat(post("reader", STEP + "checkDefinition?file=&value=basse")).isEqualTo("<div/>");
    }

    static Stream<String> checks() {
        String source = "descriptorByName/" + LibrarySource.class.getName() + "/";
        return Stream.of(
                STEP + "checkDefinition?file=&value=a",
                STEP + "checkVersion?value=a",
                STEP + "checkParameters?value=a",
                source + "checkName?value=a",
                source + "checkPath?value=a");
    }

    @ParameterizedTest
    @MethodSource("checks")
    void isNotAskedByFollowingALink(String path) throws Exception {
        assertThat(ask("author", HttpMethod.GET, path).getStatusCode()).isIn(404, 405);
    }

    @ParameterizedTest
    @CsvSource({"checkName", "checkPath"})
    void librarySourcesAreForThoseWhoMayConfigureThem(String check) throws Exception {
        String path = "descriptorByName/" + LibrarySource.class.getName() + "/" + check + "?value=a";

        assertThat(ask("author", HttpMethod.POST, path).getStatusCode()).isEqualTo(403);
    }

    private static String post(String user, String path) throws Exception {
        return ask(user, HttpMethod.POST, path).getContentAsString();
    }

    private static WebResponse ask(String user, HttpMethod method, String path) throws Exception {
        JenkinsRule.WebClient client = JENKINS.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.login(user);
        WebRequest request = new WebRequest(new URL(JENKINS.getURL(), path), method);
        if (method == HttpMethod.POST) {
            client.addCrumb(request);
        }
        return client.getPage(request).getWebResponse();
    }
}
