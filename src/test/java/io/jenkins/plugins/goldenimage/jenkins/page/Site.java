package io.jenkins.plugins.goldenimage.jenkins.page;

import hudson.security.Permission;
import hudson.security.csrf.CrumbIssuer;
import io.jenkins.plugins.goldenimage.jenkins.GoldenImagePermissions;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredSimulated;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredVsphere;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** A controller with two connections, seen through a browser. */
final class Site {
    static final String LIBRARY = """
            operatingSystems:
              - { name: debian, family: debian, version: "12", login: { credentialsId: guest } }
              - { name: unused-os, family: ubuntu, version: "24.04", login: { credentialsId: guest } }
            builders:
              - simulated: { name: small, installation: 90s }
              - vsphere: { name: small, disks: [ { sizeGiB: 20 } ], networks: [ LAN ], cluster: C1, datastore: ds1 }
            roles:
              - name: baseline
                steps:
                  - shell: { name: Update, script: "apt-get update", timeout: 1h30m }
                  - shell: { script: "echo '<script>alert(1)</script>' & exit" }
              - name: unused-role
                steps: [ { shell: { script: "true" } } ]
            images:
              - name: base.image_1
                operatingSystem: debian
                roles: [ baseline ]
                parameters: { motd: "<b>Managed</b>" }
                version: "12.{build}"
                targets:
                  - { connection: sim, builder: small, iso: "<i>any</i>.iso" }
                  - { connection: dc1, builder: small, iso: "[iso] debian.iso", name: second }
            """;

    private final JenkinsRule jenkins;

    Site(JenkinsRule jenkins) {
        this.jenkins = jenkins;
        ConfiguredVsphere vsphere = new ConfiguredVsphere("dc1", "https://vcenter.example.com");
        vsphere.setCredentialsId("vcenter-secret");
        vsphere.setConnector("dc1-agents");
        GoldenImageConfiguration.get().setConnections(List.of(vsphere, new ConfiguredSimulated("sim", "simulated:demo")));
        setLibrary(LIBRARY);
    }

    /** Gives each of the users that tests speak of what their name says; all of them may read. */
    void secure() {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        MockAuthorizationStrategy strategy = new MockAuthorizationStrategy();
        grant(strategy, "admin", Jenkins.ADMINISTER);
        grant(strategy, "librarian", GoldenImagePermissions.CONFIGURE_LIBRARY);
        grant(strategy, "auditor", Jenkins.SYSTEM_READ);
        grant(strategy, "manager", Jenkins.MANAGE);
        strategy.grant(Jenkins.READ).everywhere().toEveryone();
        jenkins.jenkins.setAuthorizationStrategy(strategy);
    }

    private static void grant(MockAuthorizationStrategy strategy, String user, Permission permission) {
        strategy.grant(permission).everywhere().to(user);
    }

    /** A browser without scripts that shows pages of failures too; the user is null for anonymous. */
    WebClient browser(String user) {
        WebClient browser = jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false);
        browser.getOptions().setCssEnabled(false);
        // The page that refuses anonymous leads on to the login.
        browser.setRefreshHandler((page, url, seconds) -> {});
        return user == null ? browser : browser.withBasicCredentials(user);
    }

    int status(String user, String path) throws Exception {
        return browser(user).goTo(path, null).getWebResponse().getStatusCode();
    }

    HtmlPage page(String path) throws Exception {
        return browser(null).goTo(path);
    }

    /** Posts a body to the check. */
    Page check(String user, String text) throws Exception {
        WebRequest request = request("golden-image/check");
        request.setAdditionalHeader("Content-Type", "text/plain;charset=UTF-8");
        request.setRequestBody(text);
        request.setCharset(StandardCharsets.UTF_8);
        CrumbIssuer crumbs = jenkins.jenkins.getCrumbIssuer();
        request.setAdditionalHeader(crumbs.getCrumbRequestField(), crumbs.getCrumb((ServletRequest) null));
        return browser(user).getPage(request);
    }

    /** Posts the form of the library's page. */
    Page save(String user, String text, String base) throws Exception {
        WebRequest request = request("golden-image/library/save");
        request.setRequestParameters(List.of(new NameValuePair("text", text), new NameValuePair("base", base)));
        request.setCharset(StandardCharsets.UTF_8);
        WebClient browser = browser(user);
        return browser.getPage(browser.addCrumb(request));
    }

    private WebRequest request(String path) throws IOException {
        return new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
    }

    /** Text of the row with this ID. */
    static String row(HtmlPage page, String anchor) {
        return text(page.getElementById(anchor));
    }

    /** Text of an element, with one space between words. */
    static String text(DomNode element) {
        return element.getByXPath(".//text()").stream()
                .map(text -> ((DomNode) text).getNodeValue().strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
    }

    /** Where the links of a row lead. */
    static List<String> links(HtmlPage page, String anchor) {
        return page.getElementById(anchor).getByXPath(".//a/@href").stream()
                .map(href -> ((DomNode) href).getNodeValue())
                .collect(Collectors.toList());
    }

    /** Whatever the text holds. */
    static void setLibrary(String text) {
        GoldenImageConfiguration.get().setLibrary(new LibraryText(text));
    }
}
