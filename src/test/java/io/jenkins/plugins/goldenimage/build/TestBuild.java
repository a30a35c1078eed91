package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.SharedSessions;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedMachine;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedType;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedWorld;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A build on the simulated platform, with everything around it that a control plane has. */
final class TestBuild implements AutoCloseable {
    static final String SECRET = "correct horse battery staple";

    private static final String LIBRARY =
            """
            connections:
              - simulated: { name: sim }
            operatingSystems:
              - { name: debian, family: debian, version: "12", login: { credentialsId: guest } }
            builders:
              - simulated: { name: small, installation: 0s }
            roles:
              - name: baseline
                steps:
                  - shell: { script: %s }
                  - shell: { script: echo done }
                  - file: { to: /etc/motd, content: Welcome }
                  - restart: {}
                  - check: { script: echo checked }
            images:
              - name: base
                operatingSystem: debian
                roles: [ baseline ]
                targets: [ { connection: sim, builder: small, iso: any.iso } ]
                timeouts: { install: 30s, connect: 20s, shutdown: 20s, retry: 20s }
            """;

    final SimulatedType type = new SimulatedType();
    final SimulatedWorld world = type.world(URI.create("simulated:demo"));
    final BuildOwner owner;
    final BuildDirectory directory;
    private final SharedSessions sessions = new SharedSessions();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private volatile Assignment running;

    TestBuild(Path path) throws Exception {
        this(path, "echo hello", false, Duration.ofSeconds(30));
    }

    TestBuild(Path path, String script, boolean keepOnFailure, Duration lease) throws Exception {
        Planned planned = plan(type, script, keepOnFailure);
        directory = BuildDirectory.create(path, planned.builds().get(0), planned.files(), new BuildJson(List.of(type)));
        owner = new BuildOwner(directory, lease, false, Clock.systemUTC(), lines -> {});
    }

    private static Planned plan(SimulatedType type, String script, boolean keepOnFailure)
            throws Exception {
        Library library = new LibraryReader(List.of(type)).read("test.yaml", LIBRARY.formatted('"' + script + '"'));
        PlanRequest request = new PlanRequest("base", Set.of(), null, 1, Map.of(), keepOnFailure, null);
        return new Planner(List.of(type), Clock.systemUTC())
                .plan(library, SourceFiles.NONE, request);
    }

    /** Runs one attempt on this thread. */
    Outcome attempt() throws IOException {
        return attempt(owner);
    }

    /** Runs one attempt on this thread, which hears its control plane through something. */
    Outcome attempt(ControlPlane controlPlane) throws IOException {
        Assignment assignment = owner.begin("here");
        running = assignment;
        try {
            return engine().run(assignment, Map.of("guest", new Login.Password("root", SECRET)), controlPlane);
        } finally {
            owner.release(assignment);
        }
    }

    /** Runs one attempt on a thread of its own. */
    CompletableFuture<Outcome> attemptAside() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return attempt();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    /** Lets another attempt begin while one runs, which nothing but a test ever does. */
    void forgetRunningAttempt() {
        owner.release(running);
    }

    List<String> templates() {
        return world.machines().stream()
                .filter(SimulatedMachine::template)
                .map(SimulatedMachine::name)
                .toList();
    }

    private Engine engine() {
        GuestConnector none = endpoint -> {
            throw new GuestException(GuestException.Reason.UNREACHABLE, "no SSH here", null);
        };
        return new Engine(List.of(type), sessions, none, Clock.systemUTC());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sessions.close();
    }
}
