package io.jenkins.plugins.goldenimage.guest;

import io.jenkins.plugins.goldenimage.guest.GuestException.Reason;
import io.jenkins.plugins.goldenimage.secret.Masker;
import java.util.List;

/** Names the guest in messages and words what went wrong with it, without secrets. */
final class SshAddress {
    private static final int LONGEST_QUOTE = 300;

    private final String host;
    private final String user;
    private final Masker masker;

    SshAddress(GuestEndpoint endpoint) {
        String name = endpoint.host().contains(":") ? "[" + endpoint.host() + "]" : endpoint.host();
        this.host = name + ":" + endpoint.port();
        this.user = endpoint.login().user() + "@" + host;
        this.masker = Masker.of(List.of(endpoint.login()));
    }

    /** {@code host:port}. */
    String host() {
        return host;
    }

    /** {@code user@host:port}. */
    String user() {
        return user;
    }

    GuestException failure(Reason reason, String message, Throwable cause) {
        return new GuestException(reason, masker.mask(message), cause);
    }

    /** The connection ended in the middle of something. */
    GuestException lost(Throwable cause) {
        return failure(
                Reason.UNREACHABLE,
                "The connection to " + user + " was lost" + quote(cause == null ? "" : cause.getMessage())
                        + "; what runs in the guest goes on, connect again to follow it",
                cause);
    }

    /** A command of ours failed. */
    GuestException unusable(String whatFailed, String guestSays) {
        return failure(
                Reason.UNUSABLE,
                whatFailed + " on " + user + " failed" + quote(guestSays)
                        + "; the login needs a POSIX shell, and /var/tmp must be writable and not full",
                null);
    }

    /** What a guest says is foreign text: short, on one line, without control characters. */
    private static String quote(String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        int start = Math.max(0, line.length() - LONGEST_QUOTE);
        return " (" + line.substring(start) + ")";
    }
}
