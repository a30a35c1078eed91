package io.jenkins.plugins.goldenimage.guest;

/** How a detached step ended. */
public sealed interface StepEnd {
    /** It ended by itself. */
    record Exited(int code) implements StepEnd {}

    /** It ran longer than it may and was ended. */
    record TimedOut() implements StepEnd {}

    /** It had been started and is gone without an exit code, as after a restart of the guest. */
    record Interrupted() implements StepEnd {}
}
