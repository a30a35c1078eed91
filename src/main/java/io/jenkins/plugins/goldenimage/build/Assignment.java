package io.jenkins.plugins.goldenimage.build;

import java.time.Duration;
import java.util.List;

/**
 * What the control plane hands to the engine of an attempt.
 *
 * @param plan what to build
 * @param journal all facts so far
 * @param progress where the last attempt was
 * @param attempt number of this attempt, from 1
 * @param lease how long the attempt may go on unheard
 */
public record Assignment(
        BuildPlan plan, List<JournalEntry> journal, Progress progress, int attempt, Duration lease) {}
