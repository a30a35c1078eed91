package io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Asks a check about a server's certificates and tells which certificate it was that failed. */
final class ServerTrustManager extends X509ExtendedTrustManager {
    /** A decision about the certificates that a server presents, its own first. */
    @FunctionalInterface
    interface Check {
        void check(X509Certificate[] chain, String authType) throws CertificateException;
    }

    private final Check check;
    private final X509Certificate[] issuers;

    private ServerTrustManager(Check check, X509Certificate[] issuers) {
        this.check = check;
        this.issuers = issuers;
    }

    /** Trusts what is signed by the authorities of another trust manager. */
    static ServerTrustManager of(X509TrustManager authorities) {
        return new ServerTrustManager(authorities::checkServerTrusted, authorities.getAcceptedIssuers());
    }

    /** Trusts what passes, whoever has signed it. */
    static ServerTrustManager of(Check check) {
        return new ServerTrustManager(check, new X509Certificate[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            check.check(chain, authType);
        } catch (CertificateException e) {
            throw new UntrustedCertificateException(chain[0], e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Clients are not trusted here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issuers.clone();
    }
}
