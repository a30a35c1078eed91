package io.jenkins.plugins.goldenimage.jenkins.connection;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.build.BuildJson;
import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.hypervisor.ServerInfo;
import io.jenkins.plugins.goldenimage.secret.Login;
import io.jenkins.plugins.goldenimage.secret.Masker;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jenkins.security.MasterToSlaveCallable;

/** Logs in at an endpoint from an agent, asks it what it is, and logs out again, in a session of its own. */
final class ConnectionProbe extends MasterToSlaveCallable<ProbeResult, IOException> {
    private static final long serialVersionUID = 1L;

    private final String connection;
    private final HashMap<String, Login> logins;

    ConnectionProbe(Connection connection, Map<String, Login> logins) {
        this.connection = new BuildJson(Platforms.all()).write(new Wrapped(connection));
        this.logins = new HashMap<>(logins);
    }

    /** So that the connection stands under the word for its kind. */
    private record Wrapped(Connection connection) {}

    @Override
    public ProbeResult call() throws IOException {
        List<HypervisorType<?, ?>> platforms = Platforms.all();
        Connection opened = new BuildJson(platforms).read(connection, Wrapped.class).connection();
        Masker masker = Masker.of(logins.values());
        try {
            return probe(type(platforms, opened), opened);
        } catch (HypervisorException e) {
            return new ProbeResult.Failed(
                    e.reason() == HypervisorException.Reason.PERMISSION,
                    masker.mask(e.getMessage()),
                    masker.mask(e.action()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private <C extends Connection, B extends Builder> ProbeResult probe(HypervisorType<C, B> type, Connection opened)
            throws HypervisorException, InterruptedException {
        try (Hypervisor hypervisor =
                type.open(type.connectionType().cast(opened), ConnectionLogins.of(opened, logins))) {
            long begin = System.nanoTime();
            ServerInfo server = hypervisor.describe();
            return new ProbeResult.Reached(
                    server.product(),
                    server.apiVersion(),
                    server.user(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
    }

    private static HypervisorType<?, ?> type(List<HypervisorType<?, ?>> platforms, Connection connection) {
        return platforms.stream()
                .filter(type -> type.connectionType().isInstance(connection))
                .findFirst()
                .orElseThrow();
    }
}
