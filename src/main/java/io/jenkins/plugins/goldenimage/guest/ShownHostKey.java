package io.jenkins.plugins.goldenimage.guest;

import java.security.PublicKey;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/** The host key of one connection: what was expected and what was shown. The library asks before the login starts. */
final class ShownHostKey {
    /** Finds the host key of the connection it is asked for. Anything unexpected counts as a wrong key. */
    static final ServerKeyVerifier VERIFIER = (session, address, key) -> {
        ShownHostKey ofSession = session.getConnectionContext().getAttribute(Key.INSTANCE);
        return ofSession.accept(key);
    };

    private final String expected;
    private volatile String shown;

    /** @param expected null when any key will do */
    ShownHostKey(String expected) {
        this.expected = expected;
    }

    /** Hands this to the connection that is opened with it. */
    AttributeRepository asContext() {
        return AttributeRepository.ofKeyValuePair(Key.INSTANCE, this);
    }

    /** The fingerprint that was expected; null when any key will do. */
    String expected() {
        return expected;
    }

    /** The fingerprint of the shown key; null before one was shown. */
    String shown() {
        return shown;
    }

    /** Whether a key was shown that is not the expected one. */
    boolean wrong() {
        return shown != null && expected != null && !expected.equals(shown);
    }

    private boolean accept(PublicKey key) {
        shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        return !wrong();
    }

    private static final class Key {
        static final AttributeKey<ShownHostKey> INSTANCE = new AttributeKey<>();

        private Key() {}
    }
}
