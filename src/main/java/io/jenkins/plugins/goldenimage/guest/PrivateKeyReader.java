package io.jenkins.plugins.goldenimage.guest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Collection;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.loader.KeyPairResourceParser;
import org.apache.sshd.common.config.keys.loader.openssh.OpenSSHKeyPairResourceParser;
import org.apache.sshd.common.config.keys.loader.pem.PKCS8PEMResourceKeyPairParser;
import org.apache.sshd.common.util.logging.SimplifiedLog;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Reads private keys as text. The library's own choice of parsers logs whole keys on its finest level. */
final class PrivateKeyReader {
    private PrivateKeyReader() {}

    /**
     * Reads a key in OpenSSH's format, PKCS#8 or PEM.
     *
     * @param passphrase null where the key has none
     * @return empty when the text is no key, or is not readable with this passphrase: why is not said, since what a
     *     parser complains about may quote what it parsed
     */
    static Optional<KeyPair> read(String text, String passphrase) {
        KeyPairResourceParser parser = KeyPairResourceParser.aggregate(
                new QuietOpenSshParser(), new QuietPkcs8Parser(), SecurityUtils.getBouncycastleKeyPairResourceParser());
        FilePasswordProvider provider =
                passphrase == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase);
        try {
            Collection<KeyPair> pairs = parser.loadKeyPairs(
                    null,
                    NamedResource.ofName("private key"),
                    provider,
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return pairs == null ? Optional.empty() : pairs.stream().findFirst();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static final class QuietOpenSshParser extends OpenSSHKeyPairResourceParser {
        @Override
        protected SimplifiedLog getSimplifiedLogger() {
            return SimplifiedLog.EMPTY;
        }
    }

    private static final class QuietPkcs8Parser extends PKCS8PEMResourceKeyPairParser {
        @Override
        protected SimplifiedLog getSimplifiedLogger() {
            return SimplifiedLog.EMPTY;
        }
    }
}
