package io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** The server's certificate is not trusted. Says which one it is, so that a person can decide about it. */
public final class UntrustedCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient X509Certificate certificate;

    UntrustedCertificateException(X509Certificate certificate, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.certificate = certificate;
    }

    /** The fingerprint of the certificate that the server presented as its own. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(certificate);
    }

    /** Whose certificate it says to be. */
    public String owner() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** Who has signed it. */
    public String issuer() {
        return certificate.getIssuerX500Principal().getName();
    }
}
