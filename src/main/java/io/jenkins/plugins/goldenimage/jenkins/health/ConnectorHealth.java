package io.jenkins.plugins.goldenimage.jenkins.health;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnection;
import io.jenkins.plugins.goldenimage.jenkins.connection.Connections;
import io.jenkins.plugins.goldenimage.jenkins.connection.Connectors;
import io.jenkins.plugins.goldenimage.jenkins.connection.Logins;
import io.jenkins.plugins.goldenimage.jenkins.connection.ProbeResult;
import io.jenkins.plugins.goldenimage.jenkins.connection.Probes;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How the connectors do, as it was seen last. Pages and monitors read it and wait for nothing. Safe for several threads. */
@Extension
public final class ConnectorHealth {
    private static final Logger LOGGER = Logger.getLogger(ConnectorHealth.class.getName());
    /** What the engine is compiled for. */
    private static final int JAVA = 17;
    /** More than this confuses logs and dates in versions. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration ASK = Duration.ofSeconds(20);
    /** For how long a refused login is not tried again: five refusals in a row lock accounts. */
    private static final Duration REFUSED = Duration.ofHours(6);

    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final Map<String, ConnectionHealth> seen = new ConcurrentHashMap<>();
    private volatile boolean checking;

    /**
     * A login that was refused.
     *
     * @param settings hash of the connection and its logins
     */
    private record Refusal(int settings, Instant at, ProbeResult.Failed result) {
        boolean holds(int now) {
            return settings == now && at.plus(REFUSED).isAfter(Instant.now());
        }
    }

    static ConnectorHealth get() {
        return ExtensionList.lookupSingleton(ConnectorHealth.class);
    }

    /** The connections that are configured now, as far as they have been looked at, in their order. */
    List<ConnectionHealth> connections() {
        return Connections.get().getConnections().stream()
                .map(connection -> seen.get(connection.getName()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What an administrator must look after. */
    List<String> problems() {
        return connections().stream()
                .flatMap(connection -> connection.problems().stream())
                .toList();
    }

    /** Whether a check is under way. */
    boolean isChecking() {
        return checking;
    }

    /** Has refused logins tried again with the next check. */
    void forgetRefusals() {
        refusals.clear();
    }

    /** Looks at all agents of all connections, which can take half a minute for each that does not answer. */
    synchronized void check() throws InterruptedException {
        checking = true;
        try {
            List<ConfiguredConnection> configured = Connections.get().getConnections();
            seen.keySet().retainAll(configured.stream().map(ConfiguredConnection::getName).toList());
            for (ConfiguredConnection connection : configured) {
                seen.put(connection.getName(), check(connection));
            }
        } finally {
            checking = false;
        }
    }

    private ConnectionHealth check(ConfiguredConnection configured) throws InterruptedException {
        Connection connection = configured.toRecord();
        List<AgentHealth> agents = new ArrayList<>();
        for (Computer agent : Connectors.agents(connection.connector())) {
            agents.add(check(connection, agent));
        }
        return new ConnectionHealth(
                configured.getName(),
                configured.getDescriptor().getDisplayName(),
                configured.getUrl(),
                configured.getConnector(),
                Connectors.areMadeOnDemand(configured.getConnector()),
                List.copyOf(agents));
    }

    private AgentHealth check(Connection connection, Computer agent) throws InterruptedException {
        VirtualChannel channel = agent.getChannel();
        if (agent.isOffline() || channel == null) {
            return health(agent, AgentHealth.State.OFFLINE, null, null, Messages.ConnectorHealth_Offline(), "");
        }
        long asked = System.currentTimeMillis();
        Optional<AgentFacts> facts = ask(agent, channel);
        if (facts.isEmpty()) {
            return health(
                    agent,
                    AgentHealth.State.FAILING,
                    null,
                    null,
                    Messages.ConnectorHealth_Silent(),
                    Messages.ConnectorHealth_SilentAction());
        }
        Duration skew = Duration.ofMillis(facts.get().clockMillis() - (asked + System.currentTimeMillis()) / 2);
        if (Runtime.Version.parse(facts.get().java()).feature() < JAVA) {
            return health(
                    agent,
                    AgentHealth.State.FAILING,
                    facts.get(),
                    skew,
                    Messages.ConnectorHealth_OldJava(facts.get().java()),
                    Messages.ConnectorHealth_OldJavaAction(JAVA));
        }
        return reach(connection, agent, facts.get(), skew);
    }

    private AgentHealth reach(Connection connection, Computer agent, AgentFacts facts, Duration skew)
            throws InterruptedException {
        Map<String, Login> logins = new HashMap<>();
        for (String id : connection.credentials()) {
            Optional<Login> login = Logins.ofEveryRun(id);
            if (login.isEmpty()) {
                return health(
                        agent,
                        AgentHealth.State.UNKNOWN,
                        facts,
                        skew,
                        Messages.ConnectorHealth_NoCredentials(id),
                        Messages.ConnectorHealth_NoCredentialsAction());
            }
            logins.put(id, login.get());
        }
        ProbeResult result = probe(connection, logins, agent);
        if (result instanceof ProbeResult.Failed failed) {
            return health(agent, AgentHealth.State.FAILING, facts, skew, failed.message(), failed.action());
        }
        boolean skewed = skew.abs().compareTo(SKEW) > 0;
        return new AgentHealth(
                agent.getDisplayName(),
                agent.getUrl(),
                skewed ? AgentHealth.State.WARNING : AgentHealth.State.HEALTHY,
                facts.java(),
                skew,
                (ProbeResult.Reached) result,
                skewed ? Messages.ConnectorHealth_Skew(skew.abs().toSeconds()) : null,
                skewed ? Messages.ConnectorHealth_SkewAction() : null,
                Instant.now());
    }

    /** Tries the connection, unless that could lock the account. */
    private ProbeResult probe(Connection connection, Map<String, Login> logins, Computer agent)
            throws InterruptedException {
        int settings = Objects.hash(connection, logins);
        Refusal refusal = refusals.get(connection.name());
        if (refusal != null && refusal.holds(settings)) {
            return refusal.result();
        }
        ProbeResult result = Probes.run(connection, logins, agent);
        if (result instanceof ProbeResult.Failed failed && failed.refused()) {
            refusals.put(connection.name(), new Refusal(settings, Instant.now(), failed));
        } else {
            refusals.remove(connection.name());
        }
        return result;
    }

    private static Optional<AgentFacts> ask(Computer agent, VirtualChannel channel) throws InterruptedException {
        try {
            Future<AgentFacts> facts = channel.callAsync(new AgentFacts.Ask());
            return Optional.of(facts.get(ASK.toSeconds(), TimeUnit.SECONDS));
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOGGER.log(Level.FINE, e, () -> agent.getDisplayName() + " does not say what it is");
            return Optional.empty();
        }
    }

    private static AgentHealth health(
            Computer agent, AgentHealth.State state, AgentFacts facts, Duration skew, String problem, String action) {
        return new AgentHealth(
                agent.getDisplayName(),
                agent.getUrl(),
                state,
                facts == null ? null : facts.java(),
                skew,
                null,
                problem,
                action,
                Instant.now());
    }
}
