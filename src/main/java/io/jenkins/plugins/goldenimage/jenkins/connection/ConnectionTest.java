package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.Util;
import hudson.model.Computer;
import hudson.util.FormValidation;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The button "Test connection": tries a connection where its builds would run, and says what came of it. */
final class ConnectionTest {
    /** Tries it. Takes no longer than {@link Probes#TIMEOUT}. */
    FormValidation run(ConfiguredConnection configured) {
        Connection connection = configured.toRecord();
        Map<String, Login> logins = new HashMap<>();
        for (String id : connection.credentials()) {
            Optional<Login> login = Logins.ofEveryRun(id);
            if (login.isEmpty()) {
                return FormValidation.error(Messages.ConnectionTest_NoCredentials(id));
            }
            logins.put(id, login.get());
        }
        Optional<Computer> agent = Connectors.available(connection.connector());
        if (agent.isEmpty()) {
            return FormValidation.error(
                    connection.connector() == null
                            ? Messages.ConnectionTest_NoAgent()
                            : Messages.ConnectionTest_NoAgentWithLabel(connection.connector()));
        }
        try {
            return tell(Probes.run(connection, logins, agent.get()), agent.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FormValidation.error(Messages.ConnectionTest_Interrupted());
        }
    }

    private static FormValidation tell(ProbeResult result, Computer agent) {
        if (result instanceof ProbeResult.Reached reached) {
            return FormValidation.ok(Messages.ConnectionTest_Reached(
                    reached.product(),
                    reached.apiVersion(),
                    reached.user(),
                    agent.getDisplayName(),
                    reached.roundTripMillis()));
        }
        ProbeResult.Failed failed = (ProbeResult.Failed) result;
        return FormValidation.errorWithMarkup("<strong>" + Util.escape(failed.message()) + ".</strong> "
                + Util.escape(failed.action()) + ". "
                + Util.escape(Messages.ConnectionTest_From(agent.getDisplayName())));
    }
}
