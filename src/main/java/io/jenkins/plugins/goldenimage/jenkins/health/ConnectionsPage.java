package io.jenkins.plugins.goldenimage.jenkins.health;

import hudson.Extension;
import hudson.Util;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnection;
import io.jenkins.plugins.goldenimage.jenkins.connection.Connections;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.POST;

/** The page that shows administrators how connections and their connectors do. */
@Extension
public final class ConnectionsPage extends ManagementLink implements StaplerProxy {
    static final String URL = "golden-image-connections";

    @Override
    public String getIconFileName() {
        return "symbol-server";
    }

    @Override
    public String getDisplayName() {
        return Messages.ConnectionsPage_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.ConnectionsPage_Description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    @Override
    public Badge getBadge() {
        int problems = ConnectorHealth.get().problems().size();
        return problems == 0
                ? null
                : new Badge(
                        String.valueOf(problems), Messages.ConnectionsPage_Problems(problems), Badge.Severity.WARNING);
    }

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return this;
    }

    /** For the page. */
    public List<ConnectionRow> getConnections() {
        List<ConnectionHealth> seen = ConnectorHealth.get().connections();
        return Connections.get().getConnections().stream()
                .map(connection -> new ConnectionRow(
                        connection,
                        seen.stream()
                                .filter(health -> health.name().equals(connection.getName()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** For the page. */
    public boolean isChecking() {
        return ConnectorHealth.get().isChecking();
    }

    /** Has all connectors looked at, refused logins included. */
    @POST
    public HttpResponse doCheckNow() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        ConnectorHealth.get().forgetRefusals();
        ConnectorCheck.get().doRun();
        return new HttpRedirect(".");
    }

    /** A connection on the page. */
    public record ConnectionRow(ConfiguredConnection connection, ConnectionHealth health) {
        /** Each agent that has been looked at. */
        public List<AgentRow> agents() {
            return health == null
                    ? List.of()
                    : health.agents().stream().map(AgentRow::new).toList();
        }

        /** The symbol where there is no agent. */
        public String symbol() {
            return health == null || health.onDemand() ? "symbol-status-nobuilt" : "symbol-status-red";
        }

        /** What stands where there is no agent. */
        public String nothing() {
            if (health == null) {
                return Messages.ConnectionsPage_NotChecked();
            }
            return health.onDemand()
                    ? Messages.ConnectionsPage_OnDemand()
                    : String.join(" ", health.problems());
        }
    }

    /** An agent on the page. */
    public record AgentRow(AgentHealth health) {
        /** Its state, for people. */
        public String state() {
            return switch (health.state()) {
                case HEALTHY -> Messages.ConnectionsPage_Healthy();
                case WARNING -> Messages.ConnectionsPage_Warning();
                case OFFLINE -> Messages.ConnectionsPage_Offline();
                case UNKNOWN -> Messages.ConnectionsPage_Unknown();
                case FAILING -> Messages.ConnectionsPage_Failing();
            };
        }

        /** The symbol of its state. */
        public String symbol() {
            return switch (health.state()) {
                case HEALTHY -> "symbol-status-blue";
                case WARNING -> "symbol-status-yellow";
                case OFFLINE, UNKNOWN -> "symbol-status-disabled";
                case FAILING -> "symbol-status-red";
            };
        }

        /** Its Java, without what its packager adds. */
        public String java() {
            return health.java() == null ? "" : health.java().replaceFirst("\\+.*", "");
        }

        /** How far its clock is off. */
        public String clock() {
            if (health.clockSkew() == null) {
                return "";
            }
            long tenths = Math.round(health.clockSkew().toMillis() / 100.0);
            return tenths == 0 ? "0 s" : String.format(Locale.ROOT, "%+.1f s", tenths / 10.0);
        }

        /** How long ago it was looked at. */
        public String age() {
            Duration age = Duration.between(health.checked(), java.time.Instant.now());
            return Messages.ConnectionsPage_Ago(Util.getTimeSpanString(age.toMillis()));
        }
    }
}
