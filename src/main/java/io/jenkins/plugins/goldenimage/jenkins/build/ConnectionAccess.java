package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.AbortException;
import hudson.model.Item;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnection;
import io.jenkins.plugins.goldenimage.jenkins.connection.Connections;
import java.util.Optional;

/** Which jobs may build on which connections. Asked when builds are started; what has begun comes to its end. */
public final class ConnectionAccess {
    private ConnectionAccess() {}

    /** Refuses a build on a connection that the job may not use. */
    public static void check(Item job, BuildPlan plan) throws AbortException {
        String name = plan.connection().name();
        Optional<ConfiguredConnection> refused =
                Connections.get().connection(name).filter(connection -> !connection.allows(job));
        if (refused.isPresent()) {
            throw new AbortException(Messages.ConnectionAccess_Refused(
                    name, job.getFullName(), String.join(", ", refused.get().getFolders())));
        }
    }
}
