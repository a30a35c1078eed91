package io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls;

import io.jenkins.plugins.goldenimage.definition.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** What a TLS client needs to check a server as a {@link Trust} says. Immutable. */
public final class ServerTrust {
    private final X509TrustManager trustManager;
    private final SSLSocketFactory socketFactory;
    private final boolean anyHostname;

    private ServerTrust(X509TrustManager trustManager, boolean anyHostname) throws GeneralSecurityException {
        this.trustManager = trustManager;
        this.anyHostname = anyHostname;
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trustManager}, null);
        this.socketFactory = context.getSocketFactory();
    }

    /**
     * Prepares the checks.
     *
     * @throws CertificateException when the certificates that are to be trusted can't be read
     */
    public static ServerTrust of(Trust trust) throws CertificateException {
        try {
            if (trust.insecure()) {
                return new ServerTrust(ServerTrustManager.of((chain, authType) -> {}), true);
            }
            if (trust.fingerprint() != null) {
                // One certificate is trusted and no other: there is nothing left to know from its names.
                return new ServerTrust(pinned(Fingerprint.parse(trust.fingerprint())), true);
            }
            KeyStore authorities = trust.caCertificate() == null ? null : authorities(trust.caCertificate());
            return new ServerTrust(ServerTrustManager.of(signedBy(authorities)), false);
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java can't do TLS", e);
        }
    }

    /**
     * Makes a client's connections check their server. Certificates that are refused are named by an
     * {@link UntrustedCertificateException}.
     */
    public OkHttpClient.Builder applyTo(OkHttpClient.Builder client) {
        client.sslSocketFactory(socketFactory, trustManager);
        return anyHostname ? client.hostnameVerifier((host, session) -> true) : client;
    }

    private static ServerTrustManager pinned(Fingerprint expected) {
        return ServerTrustManager.of((chain, authType) -> {
            if (!Fingerprint.of(chain[0]).equals(expected)) {
                throw new CertificateException("the pinned fingerprint is " + expected);
            }
        });
    }

    private static KeyStore authorities(String pem) throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.UTF_8)));
        if (certificates.isEmpty()) {
            throw new CertificateException("There is no certificate in it");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        return store;
    }

    /** Null means the system's own. */
    private static X509TrustManager signedBy(KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
