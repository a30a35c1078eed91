package io.jenkins.plugins.goldenimage.build;

import java.time.Duration;

/**
 * A step as a build will run it.
 *
 * @param id names it within the build: three digits or more, then the role's name
 * @param title for people
 * @param script whole text
 * @param timeout after which it is ended
 * @param rerunnable whether it may run again after an interruption
 */
public record PlannedStep(String id, String title, String script, Duration timeout, boolean rerunnable) {}
