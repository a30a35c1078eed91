package io.jenkins.plugins.goldenimage.build;

import java.time.Duration;

/**
 * A script that runs in the guest.
 *
 * @param kind what it is for, and what runs it
 * @param script whole text
 * @param timeout after which it is ended
 * @param rerunnable whether it may run again after an interruption
 */
public record PlannedScript(
        String id, String title, Kind kind, String script, Duration timeout, boolean rerunnable)
        implements PlannedStep {
    /** The kinds of scripts. */
    public enum Kind {
        /** Changes the guest, by its shell. */
        SHELL,
        /** Changes the guest, by Windows PowerShell. */
        POWERSHELL,
        /** Looks whether the image is as it should be, by the guest's shell or by PowerShell. */
        CHECK
    }
}
