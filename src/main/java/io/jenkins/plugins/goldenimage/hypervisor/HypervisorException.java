package io.jenkins.plugins.goldenimage.hypervisor;

import java.util.Objects;

/**
 * A platform call failed. Holds what a person needs to mend it and what the engine needs to decide about trying again;
 * no secret.
 */
public final class HypervisorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Classes of causes; whether to try again is decided from them alone. */
    public enum Reason {
        /** The login is refused, or it lacks a privilege. */
        PERMISSION,
        /** The endpoint can't be reached or its certificate isn't trusted: a setting must change. */
        NETWORK,
        /** No room, or a limit is reached. */
        QUOTA,
        /** Something that is named does not exist. */
        NOT_FOUND,
        /** The name is taken, or the object is in a state that forbids this. */
        CONFLICT,
        /** Someone else is at it; later it will work. */
        BUSY,
        /** The platform does not accept what was asked. */
        INVALID,
        /** The connection was cut, timed out, or the service is restarting: trying again can help. */
        TRANSIENT,
        /** None of the above is known to be the case. */
        UNKNOWN
    }

    private final Reason reason;
    private final String subject;
    private final String action;

    /**
     * A failure.
     *
     * @param reason its class
     * @param subject the object concerned, as its platform names it
     * @param message what happened, a sentence without its full stop
     * @param action what to do about it, a sentence without its full stop
     * @param cause may be null
     */
    public HypervisorException(Reason reason, String subject, String message, String action, Throwable cause) {
        super(subject + ": " + message, cause);
        this.reason = Objects.requireNonNull(reason);
        this.subject = Objects.requireNonNull(subject);
        this.action = Objects.requireNonNull(action);
    }

    /** The class of the cause. */
    public Reason reason() {
        return reason;
    }

    /** The object concerned. */
    public String subject() {
        return subject;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
