package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.goldenimage.jenkins.build.Builds;
import io.jenkins.plugins.goldenimage.jenkins.build.Sweep;
import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.TcpValve;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jvnet.hudson.test.fixtures.InboundAgentFixture;
import org.jvnet.hudson.test.fixtures.RealJenkinsFixture;

/**
 * A real controller, real WebSocket agents, a simulated vCenter and a real SSH server as the guest of all its machines; the
 * same for all tests of a class, since controllers take long to start.
 */
final class Landscape implements BeforeAllCallback, AfterAllCallback {
    /** Label of the agents that reach the vCenter. */
    static final String CONNECTOR = "dc1";

    static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration PING = Duration.ofSeconds(15);

    /** Java that starts fast; these tests start it often. */
    private static final String[] FAST_START = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

    private final RealJenkinsFixture controller = new RealJenkinsFixture();
    private final InboundAgentFixture agents = new InboundAgentFixture();
    private final Map<String, InboundAgentFixture.AgentArguments> arguments = new HashMap<>();
    private final Map<String, Path> workDirectories = new HashMap<>();
    private VcenterServer vcenter;
    private OpenSshServer guest;
    private TcpValve guestValve;

    /** Where the sweep takes up nothing during the tests, so that it can't hide what others have forgotten. */
    Landscape() {
        this(Duration.ofHours(10));
    }

    Landscape(Duration sweepPeriod) {
        controller.withTimeout(0);
        controller.javaOptions(FAST_START);
        controller.javaOptions(
                "-D" + Builds.class.getName() + ".lease=" + LEASE,
                "-D" + Sweep.class.getName() + ".period=" + sweepPeriod,
                // So soon a controller notices that an agent does not answer any more.
                "-Dhudson.slaves.ChannelPinger.pingIntervalSeconds=" + PING.toSeconds(),
                "-Dhudson.slaves.ChannelPinger.pingTimeoutSeconds=" + PING.toSeconds());
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        TestServers.assumeVcenter();
        TestServers.assumeOpenSsh();
        vcenter = VcenterServer.start();
        vcenter.putFile("iso/debian-12.iso", new byte[] {1});
        guest = OpenSshServer.start();
        guestValve = TcpValve.to(guest.port());
        controller.setUp(context.getRequiredTestClass().getName(), "landscape");
        controller.startJenkins();
        addLogin("vcenter", vcenter.user(), vcenter.password());
        addLogin("guest", guest.user(), guest.password());
        connect("vcenter", vcenter.fingerprint());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        agents.tearDown();
        controller.tearDown();
        for (AutoCloseable server : Stream.of(guestValve, guest, vcenter).filter(s -> s != null).toList()) {
            server.close();
        }
    }

    VcenterServer vcenter() {
        return vcenter;
    }

    OpenSshServer guest() {
        return guest;
    }

    /** The way to the guest, which all builds take. */
    TcpValve guestValve() {
        return guestValve;
    }

    RealJenkinsFixture controller() {
        return controller;
    }

    Path home() {
        return controller.getHome().toPath();
    }

    /** Adds credentials. */
    void addLogin(String id, String user, String password) {
        unchecked(() -> {
            controller.runRemotely(OnController::addLogin, id, user, password);
            return null;
        });
    }

    /** Configures the connection anew. */
    void connect(String credentialsId, String fingerprint) {
        unchecked(() -> {
            controller.runRemotely(OnController::connect, vcenter.url(), credentialsId, fingerprint);
            return null;
        });
    }

    void killController() {
        controller.stopJenkinsForcibly();
    }

    /** As an administrator does it. */
    void stopController() {
        unchecked(() -> {
            controller.stopJenkins();
            return null;
        });
    }

    void startController() {
        unchecked(() -> {
            controller.startJenkins();
            return null;
        });
    }

    /** Makes an agent with the connector's label, and starts it. */
    void addAgent(String name) {
        addAgent(name, port());
    }

    /** Where the controller listens. */
    int port() {
        return unchecked(controller::getUrl).getPort();
    }

    /** As {@link #addAgent(String)}; the agent reaches the controller at this port. */
    void addAgent(String name, int port) {
        unchecked(() -> {
            String[] made = controller.runRemotely(InboundAgentFixture::createAgentRJR, options(name));
            workDirectories.put(name, Path.of(made[1]));
            agents.getWorkDirs().add(made[1]);
            InboundAgentFixture.AgentArguments direct =
                    controller.runRemotely(InboundAgentFixture::getAgentArguments, name);
            agents.getJars().add(direct.agentJar());
            arguments.put(
                    name,
                    new InboundAgentFixture.AgentArguments(
                            direct.agentJar(),
                            "http://localhost:" + port + "/jenkins/",
                            name,
                            direct.secret(),
                            1,
                            direct.commandLineArgs()));
            return null;
        });
        startAgent(name);
        awaitAgent(name);
    }

    /** Where an agent keeps its files and logs. */
    Path workDirectory(String agent) {
        return workDirectories.get(agent);
    }

    /** Removes an agent from the controller's configuration. */
    void removeAgent(String name) {
        unchecked(() -> {
            controller.runRemotely(OnController::removeAgent, name);
            return null;
        });
    }

    void killAgent(String name) {
        agents.stop(name);
    }

    boolean isAlive(String agent) {
        return agents.isAlive(agent);
    }

    void startAgent(String name) {
        unchecked(() -> {
            agents.start(arguments.get(name), options(name));
            return null;
        });
    }

    void awaitAgent(String name) {
        unchecked(() -> {
            controller.runRemotely(InboundAgentFixture::waitForAgentOnline, name, new HashMap<>());
            return null;
        });
    }

    void awaitAgentGone(String name) {
        unchecked(() -> {
            controller.runRemotely(InboundAgentFixture::waitForAgentOffline, name);
            return null;
        });
    }

    /** Has the sweep go through now. */
    void sweep() {
        unchecked(() -> {
            controller.runRemotely(OnController::sweep);
            return null;
        });
    }

    /** Keys of the builds that the controller has in its store. */
    List<String> storedBuilds() {
        Path builds = home().resolve("golden-image/builds");
        if (!Files.exists(builds)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(builds)) {
            return directories.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertNothingOwed() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(storedBuilds()).isEmpty());
    }

    @SuppressWarnings("rawtypes")
    private static InboundAgentFixture.Options options(String name) {
        return InboundAgentFixture.Options.newBuilder()
                .name(name)
                .label(CONNECTOR)
                .webSocket()
                .javaOptions(FAST_START)
                .build();
    }

    interface Work<T> {
        T run() throws Throwable;
    }

    /** Controllers report failures as any {@link Throwable}. */
    static <T> T unchecked(Work<T> work) {
        try {
            return work.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
