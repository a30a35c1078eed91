package io.jenkins.plugins.goldenimage.jenkins.health;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import java.util.List;

/** Tells administrators when builds can't run on a connection. */
@Extension
public final class ConnectorMonitor extends AdministrativeMonitor {
    @Override
    public String getDisplayName() {
        return Messages.ConnectorMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !getProblems().isEmpty();
    }

    /** What is wrong, as it was seen last. */
    public List<String> getProblems() {
        return ConnectorHealth.get().problems();
    }

    /** Where more can be seen. */
    public String getPage() {
        return ConnectionsPage.URL;
    }
}
