package io.jenkins.plugins.goldenimage.build;

/** What was asked for can't be planned; the message says what is wrong and what is allowed. */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a message for the person who asked. */
    public PlanException(String message) {
        super(message);
    }
}
