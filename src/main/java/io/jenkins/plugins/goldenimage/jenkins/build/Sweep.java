package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import java.time.Duration;
import jenkins.util.SystemProperties;

/** Pays what is owed: builds whose runs are gone are stopped, clean-up is tried again, and what is done is forgotten. */
@Extension
public final class Sweep extends AsyncPeriodicWork {
    private static final Duration PERIOD =
            SystemProperties.getDuration(Sweep.class.getName() + ".period", Duration.ofMinutes(5));

    /** Jenkins makes it. */
    public Sweep() {
        super("Golden Image clean-up");
    }

    @Override
    public long getRecurrencePeriod() {
        return PERIOD.toMillis();
    }

    @Override
    protected void execute(TaskListener listener) {
        for (StoredBuild build : Builds.get().all()) {
            if (build.owner().state().decided().isEmpty() && !build.origin().waits()) {
                listener.getLogger().println("Stopping " + build.key() + ", whose run is over: " + build.origin());
                Builds.get().abort(build);
            }
            if (build.needsAttempt() && !build.isTaken()) {
                listener.getLogger().println("Going on with " + build.key());
                Builds.get().dispatch(build);
            }
            Builds.get().forget(build);
        }
    }
}
