package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NETWORK;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.definition.Proxy;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.secret.Login;
import io.jenkins.plugins.goldenimage.testing.HttpProxyServer;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import java.net.URI;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way to a simulated vCenter Server through a real proxy. */
class VsphereProxyTest extends VcenterTest {
    private static final Login.Password LOGIN = new Login.Password("proxy-user", "proxy-password");

    @BeforeAll
    static void assumeProxy() {
        TestServers.assumeHttpProxy();
    }

    @Test
    void leadsThroughTheProxy() throws Exception {
        try (HttpProxyServer proxy = HttpProxyServer.start();
                Hypervisor opened = open(proxy.url(), null)) {
            assertThat(opened.describe().user()).isEqualTo(vcenter.user());
            assertThat(proxy.tunnels()).contains(URI.create(vcenter.url()).getAuthority());
        }
    }

    @Test
    void logsInAtTheProxy() throws Exception {
        try (HttpProxyServer proxy = HttpProxyServer.start(LOGIN.user(), LOGIN.password());
                Hypervisor opened = open(proxy.url(), LOGIN)) {
            assertThat(opened.describe().user()).isEqualTo(vcenter.user());
        }
    }

    @Test
    void wrongPasswordIsNamedAndNotShown() {
        try (HttpProxyServer proxy = HttpProxyServer.start(LOGIN.user(), "another")) {
            HypervisorException failure = failure(() -> open(proxy.url(), LOGIN));

            assertThat(failure.reason()).isEqualTo(PERMISSION);
            assertThat(failure).hasMessage("Proxy " + proxy.url() + ": it refuses the login of proxy-user");
            assertThat(failure.action()).contains("credentials of the proxy");
        }
    }

    @Test
    void missingLoginIsNamed() {
        try (HttpProxyServer proxy = HttpProxyServer.start(LOGIN.user(), LOGIN.password())) {
            HypervisorException failure = failure(() -> open(proxy.url(), null));

            assertThat(failure.reason()).isEqualTo(PERMISSION);
            assertThat(failure).hasMessage("Proxy " + proxy.url() + ": it asks for a login");
        }
    }

    @Test
    void namesTheSchemesOfAProxyThatTakesNoPassword() throws Exception {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.start();
            proxy.enqueue(new MockResponse.Builder()
                    .code(407)
                    .addHeader("Proxy-Authenticate", "Negotiate")
                    .addHeader("Proxy-Authenticate", "NTLM")
                    .build());
            HypervisorException failure = failure(() -> open("http://127.0.0.1:" + proxy.getPort(), LOGIN));

            assertThat(failure.reason()).isEqualTo(INVALID);
            assertThat(failure).hasMessageEndingWith("it takes logins by NTLM, Negotiate only");
        }
    }

    @Test
    void refusedTargetIsNamed() {
        try (HttpProxyServer proxy = HttpProxyServer.leadingTo(443)) {
            HypervisorException failure = failure(() -> open(proxy.url(), null));

            assertThat(failure.reason()).isEqualTo(NETWORK);
            assertThat(failure)
                    .hasMessage("Proxy " + proxy.url() + ": it does not lead to "
                            + URI.create(vcenter.url()).getAuthority() + " (HTTP status 403)");
            assertThat(failure.action()).contains("CONNECT");
        }
    }

    @Test
    void targetThatTheProxyCannotReachIsNamed() {
        try (HttpProxyServer proxy = HttpProxyServer.start()) {
            VsphereConnection unreachable = connection("https://127.0.0.1:1", proxy.url());
            HypervisorException failure = failure(() -> new VsphereType().open(unreachable, logins(null)));

            assertThat(failure.reason()).isEqualTo(NETWORK);
            assertThat(failure).hasMessageContaining("Proxy " + proxy.url() + ": it can't reach 127.0.0.1:1");
        }
    }

    @Test
    void unreachableProxyIsNamed() {
        HttpProxyServer proxy = HttpProxyServer.start();
        proxy.close();

        HypervisorException failure = failure(() -> open(proxy.url(), null));

        assertThat(failure.reason()).isEqualTo(NETWORK);
        assertThat(failure).hasMessageContaining("Proxy " + proxy.url() + ": it can't be reached");
        assertThat(failure.action()).contains("URL of the connection's proxy");
    }

    @Test
    void unknownProxyIsNamed() {
        HypervisorException failure = failure(() -> open("http://proxy.invalid:3128", null));

        assertThat(failure.reason()).isEqualTo(NETWORK);
        assertThat(failure).hasMessageContaining("Proxy http://proxy.invalid:3128: its host name is unknown");
    }

    @Test
    void refusesAProxyWithoutPort() {
        HypervisorException failure = failure(() -> open("https://proxy.example.com", null));

        assertThat(failure.reason()).isEqualTo(INVALID);
        assertThat(failure).hasMessageContaining("must be http:// with a host name and a port");
    }

    @Test
    void refusesALoginInTheUrlOfTheProxyAndDoesNotShowIt() {
        HypervisorException failure = failure(() -> open("http://user:hidden@proxy.example.com:3128", null));

        assertThat(failure.reason()).isEqualTo(INVALID);
        assertThat(failure).hasMessageContaining("must hold no user name").hasMessageNotContaining("hidden");
    }

    private static Hypervisor open(String proxy, Login login) throws Exception {
        return new VsphereType().open(connection(vcenter.url(), proxy), logins(login));
    }

    private static ConnectionLogins logins(Login proxy) {
        return new ConnectionLogins(new Login.Password(vcenter.user(), vcenter.password()), proxy);
    }

    private static VsphereConnection connection(String url, String proxy) {
        return new VsphereConnection(
                "vcenter-1",
                URI.create(url),
                "vcenter",
                null,
                new Trust(null, vcenter.fingerprint(), false),
                new Proxy(URI.create(proxy), null),
                null);
    }
}
