package io.jenkins.plugins.goldenimage.jenkins.health;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import java.time.Duration;
import java.util.logging.Level;
import jenkins.util.SystemProperties;

/** Looks after the connectors from time to time. */
@Extension
public final class ConnectorCheck extends AsyncPeriodicWork {
    private static final Duration PERIOD =
            SystemProperties.getDuration(ConnectorCheck.class.getName() + ".period", Duration.ofMinutes(5));

    /** Jenkins makes it. */
    public ConnectorCheck() {
        super("Golden Image connectors");
    }

    static ConnectorCheck get() {
        return ExtensionList.lookupSingleton(ConnectorCheck.class);
    }

    @Override
    public long getRecurrencePeriod() {
        return PERIOD.toMillis();
    }

    @Override
    public long getInitialDelay() {
        return Math.min(PERIOD.toMillis(), Duration.ofMinutes(1).toMillis());
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) throws InterruptedException {
        ConnectorHealth.get().check();
    }
}
