package io.jenkins.plugins.goldenimage.build;

/** What the control plane wants of an attempt. */
public enum Order {
    /** Go on. */
    CONTINUE,
    /** Someone has stopped the build: clean up and end. */
    ABORT,
    /** Another attempt has the build: stop at once and touch nothing. */
    SUPERSEDED
}
