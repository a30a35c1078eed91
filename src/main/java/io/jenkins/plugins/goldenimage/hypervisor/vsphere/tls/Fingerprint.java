package io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * The SHA-256 of a certificate.
 *
 * @param text as people write it: {@code SHA256:} and 32 hexadecimal bytes, separated by colons
 */
public record Fingerprint(String text) {
    private static final String PREFIX = "SHA256:";

    /** The fingerprint of a certificate. */
    public static Fingerprint of(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(PREFIX + HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads {@code SHA256:} and hexadecimal digits of either case, with or without colons. */
    public static Fingerprint parse(String text) {
        String digits = text.substring(PREFIX.length()).replace(":", "");
        return new Fingerprint(
                PREFIX + HexFormat.ofDelimiter(":").withUpperCase().formatHex(HexFormat.of().parseHex(digits)));
    }

    @Override
    public String toString() {
        return text;
    }
}
