package io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.goldenimage.definition.Trust;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTrustTest {
    private final MockWebServer web = new MockWebServer();
    private TestAuthority authority;

    @BeforeEach
    void makeAuthority() throws Exception {
        authority = new TestAuthority();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void systemsAuthoritiesDoNotSignForEverybody() throws Exception {
        TestAuthority.Server server = start("localhost");

        assertThatThrownBy(() -> get(Trust.SYSTEM))
                .isInstanceOf(SSLHandshakeException.class)
                .cause()
                .isInstanceOfSatisfying(UntrustedCertificateException.class, untrusted -> {
                    assertThat(untrusted.fingerprint()).isEqualTo(Fingerprint.of(server.certificate()));
                    assertThat(untrusted.owner()).isEqualTo("CN=localhost");
                    assertThat(untrusted.issuer()).isEqualTo("CN=Test Authority");
                });
    }

    @Test
    void givenAuthorityIsTrusted() throws Exception {
        start("localhost");

        assertThat(get(new Trust("A comment\n" + authority.pem(), null, false))).isEqualTo(200);
    }

    @Test
    void oneOfSeveralGivenAuthoritiesIsEnough() throws Exception {
        start("localhost");

        assertThat(get(new Trust(new TestAuthority().pem() + authority.pem(), null, false))).isEqualTo(200);
    }

    @Test
    void anotherAuthorityIsNotTrusted() throws Exception {
        start("localhost");

        assertThatThrownBy(() -> get(new Trust(new TestAuthority().pem(), null, false)))
                .cause()
                .isInstanceOf(UntrustedCertificateException.class);
    }

    @Test
    void certificateMustBeForTheHost() throws Exception {
        start("other.example");

        assertThatThrownBy(() -> get(new Trust(authority.pem(), null, false)))
                .isInstanceOf(SSLPeerUnverifiedException.class)
                .hasMessageContaining("other.example");
    }

    @Test
    void pinnedCertificateMayBeForAnyHost() throws Exception {
        TestAuthority.Server server = start("other.example");
        String pinned = Fingerprint.of(server.certificate()).text();

        assertThat(get(new Trust(null, pinned, false))).isEqualTo(200);
    }

    @Test
    void pinnedCertificateIsTheServersOwn() throws Exception {
        TestAuthority.Server server = start("localhost");
        String pinned = Fingerprint.of(server.issuer()).text();

        assertThatThrownBy(() -> get(new Trust(null, pinned, false)))
                .cause()
                .isInstanceOf(UntrustedCertificateException.class)
                .hasMessageContaining(pinned);
    }

    @Test
    void insecureTrustsAnything() throws Exception {
        start("other.example");

        assertThat(get(new Trust(null, null, true))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void authorityMustBeACertificate(String pem) {
        assertThatThrownBy(() -> ServerTrust.of(new Trust(pem, null, false))).isInstanceOf(CertificateException.class);
    }

    @Test
    void fingerprintIsReadInAllItsForms() {
        String digits = "0aF1".repeat(16);

        assertThat(Fingerprint.parse("SHA256:" + digits))
                .isEqualTo(Fingerprint.parse("SHA256:" + digits.toUpperCase().replaceAll("(..)(?!$)", "$1:")))
                .hasToString("SHA256:" + "0A:F1:".repeat(15) + "0A:F1");
    }

    private TestAuthority.Server start(String host) throws Exception {
        TestAuthority.Server server = authority.server(host);
        web.useHttps(server.socketFactory());
        web.enqueue(new MockResponse.Builder().build());
        web.start();
        return server;
    }

    private int get(Trust trust) throws Exception {
        OkHttpClient client =
                ServerTrust.of(trust).applyTo(new OkHttpClient.Builder()).build();
        Request request = new Request.Builder()
                .url("https://localhost:" + web.getPort() + "/")
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.code();
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
