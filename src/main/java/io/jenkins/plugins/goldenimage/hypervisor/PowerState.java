package io.jenkins.plugins.goldenimage.hypervisor;

/** Whether a machine runs. */
public enum PowerState {
    /** It runs. */
    ON,
    /** It does not run. */
    OFF,
    /** It is paused with its memory kept. */
    SUSPENDED,
    /** The machine does not exist any more. */
    GONE
}
