package io.jenkins.plugins.goldenimage.build;

import java.io.Serializable;
import java.util.List;

/**
 * What an attempt tells now and then, and at least as often as its lease needs.
 *
 * @param attempt who reports
 * @param progress where it is
 * @param lines new lines of logs, masked
 */
public record Report(int attempt, Progress progress, List<LogLine> lines) implements Serializable {
    /**
     * A line of a log.
     *
     * @param step the step that wrote it; null for the build itself
     * @param text without line end
     */
    public record LogLine(String step, String text) implements Serializable {}
}
