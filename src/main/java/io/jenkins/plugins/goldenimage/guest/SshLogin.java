package io.jenkins.plugins.goldenimage.guest;

import io.jenkins.plugins.goldenimage.guest.GuestException.Reason;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.password.PasswordAuthenticationReporter;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.session.ClientSession;

/** One login of one connection: what it offers to the guest, and what became of it. */
abstract class SshLogin {
    private volatile boolean tried;
    private volatile boolean passwordChangeDemanded;

    private SshLogin() {}

    /**
     * Reads the login.
     *
     * @throws GuestException of reason LOGIN when the private key can't be read
     */
    static SshLogin of(Login login, String address) throws GuestException {
        if (login instanceof Login.PrivateKey key) {
            return new WithKey(PrivateKeyReader.read(key.privateKey(), key.passphrase())
                    .orElseThrow(() -> unreadable(key, address)));
        }
        if (login instanceof Login.Password password) {
            return new WithPassword(password.password());
        }
        throw new GuestException(
                Reason.LOGIN,
                "The login for " + address + " is neither a password nor a private key; choose such credentials in the"
                        + " operating system's login",
                null);
    }

    /** Prepares a connection whose login has not begun. */
    abstract void offerTo(ClientSession session);

    /** What a refusal of this login means, as a sentence that ends with what to do. */
    String refusal(String address) {
        if (passwordChangeDemanded) {
            return address + " demands a new password; set a password that has not expired in the answer file, or use"
                    + " an account of the image's own for building";
        }
        if (!tried) {
            return address + " does not accept a " + kind() + " as login; " + allow();
        }
        return address + " refused the " + kind() + " of this login; check the credentials named in the operating"
                + " system's login, and that the account may log in over SSH";
    }

    abstract String kind();

    abstract String allow();

    private static GuestException unreadable(Login.PrivateKey key, String address) {
        return new GuestException(
                Reason.LOGIN,
                "The private key for " + address + " can't be read with "
                        + (key.passphrase() == null ? "no passphrase" : "its passphrase")
                        + "; check the credentials named in the operating system's login (PEM or OpenSSH text)",
                null);
    }

    private static final class WithKey extends SshLogin implements PublicKeyAuthenticationReporter {
        private final KeyPair key;

        WithKey(KeyPair key) {
            this.key = key;
        }

        @Override
        void offerTo(ClientSession session) {
            session.setUserAuthFactories(List.<UserAuthFactory>of(UserAuthPublicKeyFactory.INSTANCE));
            session.setPublicKeyAuthenticationReporter(this);
            session.addPublicKeyIdentity(key);
        }

        @Override
        public void signalAuthenticationAttempt(
                ClientSession session, String service, KeyPair identity, String signature) {
            super.tried = true;
        }

        @Override
        String kind() {
            return "private key";
        }

        @Override
        String allow() {
            return "allow PubkeyAuthentication in its sshd, or use a password";
        }
    }

    private static final class WithPassword extends SshLogin
            implements PasswordAuthenticationReporter, UserInteraction {
        private final String password;

        WithPassword(String password) {
            this.password = password;
        }

        @Override
        void offerTo(ClientSession session) {
            session.setUserAuthFactories(
                    List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
            session.setPasswordAuthenticationReporter(this);
            session.setUserInteraction(this);
            if (!password.isEmpty()) {
                session.addPasswordIdentity(password);
            }
        }

        @Override
        public void signalAuthenticationAttempt(
                ClientSession session, String service, String old, boolean modified, String updated) {
            super.tried = true;
        }

        /** Answers one hidden prompt once: asked twice, an account may be locked after few connections. */
        @Override
        public String[] interactive(
                ClientSession session, String name, String instruction, String lang, String[] prompt, boolean[] echo) {
            if (super.tried || prompt.length != 1 || echo[0]) {
                return null;
            }
            super.tried = true;
            return new String[] {password};
        }

        @Override
        public String getUpdatedPassword(ClientSession session, String prompt, String lang) {
            super.passwordChangeDemanded = true;
            return null;
        }

        @Override
        String kind() {
            return "password";
        }

        @Override
        String allow() {
            return "allow PasswordAuthentication or KbdInteractiveAuthentication in its sshd, or use a private key";
        }
    }
}
