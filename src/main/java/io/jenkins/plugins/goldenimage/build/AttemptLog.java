package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.build.Report.LogLine;
import io.jenkins.plugins.goldenimage.secret.Masker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Lines and progress on their way to the control plane. Secrets are masked here, before anything leaves. Whoever writes
 * faster than the control plane takes waits.
 */
public final class AttemptLog {
    private static final int PENDING_LINES = 5_000;

    private final BlockingQueue<Item> pending = new ArrayBlockingQueue<>(PENDING_LINES);
    private final Masker masker;
    private volatile Progress progress;

    /** A line, and the progress that is true once the line has been delivered. */
    private record Item(LogLine line, Progress progress) {}

    AttemptLog(Masker masker, Progress progress) {
        this.masker = masker;
        this.progress = progress;
    }

    /** Writes a line of the build's own. */
    public void line(String text) throws InterruptedException {
        for (String line : masker.mask(text).split("\n")) {
            pending.put(new Item(new LogLine(null, line), progress));
        }
    }

    /**
     * Writes a line of a step's output.
     *
     * @param outputEnd bytes of the step's output, this line included
     */
    public void output(String step, String text, long outputEnd) throws InterruptedException {
        progress = new Progress(progress.phase(), step, outputEnd);
        pending.put(new Item(new LogLine(step, masker.mask(text)), progress));
    }

    /** A phase begins. */
    void phase(Phase phase) throws InterruptedException {
        progress = new Progress(phase, null, 0);
        line("== " + phase.title());
    }

    /** The running phase; null before the first. */
    Phase phase() {
        return progress.phase();
    }

    /** The text without secrets. */
    String mask(String text) {
        return masker.mask(text);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Takes what is pending, some of it where it is much. */
    Report drain(int attempt, int atMost) {
        Progress now = progress;
        List<Item> items = new ArrayList<>();
        pending.drainTo(items, atMost);
        Progress reached = items.isEmpty() ? now : items.get(items.size() - 1).progress();
        return new Report(attempt, reached, items.stream().map(Item::line).toList());
    }
}
