package io.jenkins.plugins.goldenimage.guest;

/** A guest could not be reached or refused us. The message names the address and what to do; it holds no secret. */
public final class GuestException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Decides whether trying again can help. */
    public enum Reason {
        /** No answer, connection refused or cut: try again. */
        UNREACHABLE,
        /** The login was refused. During an installation accounts may not exist yet. */
        LOGIN,
        /** Another host key than the pinned one: not the machine that we know. */
        HOST_KEY,
        /** It answers, but what we need in it does not work. */
        UNUSABLE
    }

    private final Reason reason;

    /** Says what failed and what to do about it. */
    public GuestException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why it failed, never null. */
    public Reason reason() {
        return reason;
    }
}
