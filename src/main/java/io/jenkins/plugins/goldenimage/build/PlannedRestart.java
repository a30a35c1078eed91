package io.jenkins.plugins.goldenimage.build;

import java.time.Duration;

/**
 * A restart of the guest.
 *
 * @param timeout within which it must be back
 */
public record PlannedRestart(String id, String title, Duration timeout) implements PlannedStep {}
