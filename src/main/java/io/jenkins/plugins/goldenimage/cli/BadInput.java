package io.jenkins.plugins.goldenimage.cli;

/** What the user gave can't be used; the message says why, and what can. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }
}
