package io.jenkins.plugins.goldenimage.secret;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who logs in somewhere, with the secret that proves it. Lives in memory for one attempt and is never stored;
 * {@code toString} shows the user only.
 */
public sealed interface Login extends Serializable {
    /** The user name, not secret, never null. */
    String user();

    /** Every text that must be masked wherever this login could show. */
    List<String> secrets();

    /** A user with a password. Neither is null. */
    record Password(String user, String password) implements Login {
        public Password {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public List<String> secrets() {
            return List.of(password);
        }

        @Override
        public String toString() {
            return "Password[" + user + "]";
        }
    }

    /**
     * A user with a private key.
     *
     * @param privateKey PEM or OpenSSH text
     * @param passphrase null where the key has none
     */
    record PrivateKey(String user, String privateKey, String passphrase) implements Login {
        public PrivateKey {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(privateKey, "privateKey");
        }

        @Override
        public List<String> secrets() {
            return Stream.of(privateKey, passphrase).filter(Objects::nonNull).toList();
        }

        @Override
        public String toString() {
            return "PrivateKey[" + user + "]";
        }
    }

    /** A secret that says by itself who comes, such as an API key. Not null. */
    record Token(String token) implements Login {
        public Token {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public String user() {
            return "API key";
        }

        @Override
        public List<String> secrets() {
            return List.of(token);
        }

        @Override
        public String toString() {
            return "Token[]";
        }
    }
}
