package io.jenkins.plugins.goldenimage.jenkins.step;

import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.PrintStream;

/** A listener as artifact managers want it. */
final class PlainBuildListener implements BuildListener {
    private static final long serialVersionUID = 1L;

    private final TaskListener listener;

    PlainBuildListener(TaskListener listener) {
        this.listener = listener;
    }

    @Override
    public PrintStream getLogger() {
        return listener.getLogger();
    }
}
