package io.jenkins.plugins.goldenimage.jenkins.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.SharedJenkins;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Who may ask what of the pages and forms of connections. */
class ConnectionPermissionsTest {
    @RegisterExtension
    private static final SharedJenkins JENKINS = new SharedJenkins();

    private static final int OK = HttpURLConnection.HTTP_OK;
    private static final int FORBIDDEN = HttpURLConnection.HTTP_FORBIDDEN;
    /** What an address answers that takes POST only, in the words of different annotations. */
    private static final int BAD_METHOD = HttpURLConnection.HTTP_BAD_METHOD;

    private static final int NOT_FOUND = HttpURLConnection.HTTP_NOT_FOUND;

    private static final List<Class<?>> PLATFORMS = List.of(
            ConfiguredVsphere.class, ConfiguredNutanix.class, ConfiguredXenserver.class, ConfiguredSimulated.class);

    @BeforeAll
    static void secure() throws Exception {
        DemoLibrary.addLogin("secret-id", "svc", DemoLibrary.PASSWORD);
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, hudson.model.Item.READ, hudson.model.Item.CONFIGURE, hudson.model.Item.CREATE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("administrator"));
    }

    /** What nobody but administrators may ask. */
    static Stream<String> forAdministrators() {
        Stream<String> ofPlatforms = PLATFORMS.stream()
                .flatMap(type -> Stream.of(
                                "checkName?value=a&savedName=a",
                                "checkUrl?value=a",
                                "checkConnector?value=a",
                                "checkMaxConcurrentBuilds?value=1",
                                "checkFolders?value=a",
                                "testConnection?json=%7B%7D")
                        .map(method -> descriptor(type) + method));
        Stream<String> others = Stream.of(
                descriptor(ConfiguredTrust.class) + "checkCaCertificate?value=a",
                descriptor(ConfiguredTrust.class) + "checkFingerprint?value=a",
                descriptor(ConfiguredProxy.class) + "checkUrl?value=a",
                "manage/golden-image-connections/checkNow");
        return Stream.concat(ofPlatforms, others);
    }

    /** What others may ask too, to no avail. */
    static Stream<String> choices() {
        Stream<String> ofPlatforms = PLATFORMS.stream()
                .flatMap(type -> Stream.of("fillCredentialsIdItems?credentialsId=mine", "autoCompleteConnector?value=m")
                        .map(method -> descriptor(type) + method));
        return Stream.concat(
                ofPlatforms, Stream.of(descriptor(ConfiguredProxy.class) + "fillCredentialsIdItems?credentialsId=mine"));
    }

    static Stream<Arguments> matrix() {
        return Stream.of("anonymous", "reader", "configurer", "administrator")
                .flatMap(user -> forAdministrators().map(path -> Arguments.of(user, path)));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void isForAdministratorsOnly(String user, String path) throws Exception {
        assertThat(status(user, HttpMethod.POST, path)).isEqualTo(user.equals("administrator") ? OK : FORBIDDEN);
    }

    @ParameterizedTest
    @MethodSource({"forAdministrators", "choices"})
    void isNotDoneByFollowingALink(String path) throws Exception {
        assertThat(status("administrator", HttpMethod.GET, path)).isIn(BAD_METHOD, NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void offersNothingToOthers(String path) throws Exception {
        assertThat(ask("configurer", HttpMethod.POST, path).getWebResponse().getContentAsString())
                .doesNotContain("secret-id")
                .doesNotContain("master");
    }

    @ParameterizedTest
    @CsvSource({"anonymous, 403", "reader, 403", "configurer, 403", "administrator, 200"})
    void showsThePageToAdministrators(String user, int status) throws Exception {
        assertThat(status(user, HttpMethod.GET, "manage/golden-image-connections/")).isEqualTo(status);
    }

    private static String descriptor(Class<?> type) {
        return "descriptorByName/" + type.getName() + "/";
    }

    private static int status(String user, HttpMethod method, String path) throws Exception {
        return ask(user, method, path).getWebResponse().getStatusCode();
    }

    private static Page ask(String user, HttpMethod method, String path) throws Exception {
        JenkinsRule.WebClient client = JENKINS.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setJavaScriptEnabled(false);
        // Not on to the page where one logs in.
        client.setRefreshHandler((page, url, seconds) -> {});
        if (!user.equals("anonymous")) {
            client.login(user);
        }
        WebRequest request = new WebRequest(new URL(JENKINS.getURL(), path), method);
        if (method == HttpMethod.POST) {
            client.addCrumb(request);
        }
        return client.getPage(request);
    }
}
