package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The simulated platform. Its worlds live as long as this object. */
public final class SimulatedType implements HypervisorType<SimulatedConnection, SimulatedBuilder> {
    private final Map<URI, SimulatedWorld> worlds = new ConcurrentHashMap<>();

    /** The world behind a URL. */
    public SimulatedWorld world(URI url) {
        return worlds.computeIfAbsent(url, any -> new SimulatedWorld());
    }

    @Override
    public String symbol() {
        return "simulated";
    }

    @Override
    public String displayName() {
        return "Simulated platform";
    }

    @Override
    public Class<SimulatedConnection> connectionType() {
        return SimulatedConnection.class;
    }

    @Override
    public Class<SimulatedBuilder> builderType() {
        return SimulatedBuilder.class;
    }

    @Override
    public Optional<String> imageNameProblem(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> isoProblem(String iso) {
        return Optional.empty();
    }

    @Override
    public Hypervisor open(SimulatedConnection connection, ConnectionLogins logins) {
        String user = logins.endpoint() == null ? "nobody" : logins.endpoint().user();
        return new SimulatedHypervisor(world(connection.url()), connection, user);
    }
}
