package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.build.BuildOwner;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stops a build when the process is told to end (SIGINT, SIGTERM), and lets it clean up before the process does. */
final class StopOnSignal implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(StopOnSignal.class.getName());

    private final BuildOwner owner;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "Stop on signal");
    private volatile int exitCode = ExitCode.ABORTED;

    StopOnSignal(BuildOwner owner) {
        this.owner = owner;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Takes the exit code that the process shall end with, and returns it. */
    int exitCode(int code) {
        exitCode = code;
        return code;
    }

    private void stop() {
        try {
            owner.abort();
            ended.await();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The build can't be stopped; go on with it by 'golden-image resume'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The signal's own exit code would say nothing of the build.
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOGGER.log(Level.FINE, "The process is ending", e);
        }
    }
}
