package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.model.Computer;
import hudson.remoting.Future;
import hudson.remoting.RequestAbortedException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.goldenimage.build.Assignment;
import io.jenkins.plugins.goldenimage.build.BuildOwner;
import io.jenkins.plugins.goldenimage.build.Fact;
import io.jenkins.plugins.goldenimage.build.Failure;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One attempt at a build on one agent, as the controller conducts it. */
final class AgentAttempt {
    private static final Logger LOGGER = Logger.getLogger(AgentAttempt.class.getName());
    /** So many attempts without any new fact mean that agents can't run the engine at all. */
    private static final int FRUITLESS_ATTEMPTS = 5;

    private final StoredBuild build;
    private final BuildOwner owner;
    private final Computer computer;

    AgentAttempt(StoredBuild build, Computer computer) {
        this.build = build;
        this.owner = build.owner();
        this.computer = computer;
    }

    /** Runs it to its end, and has the build go on in another attempt where there is more to do. */
    void run() {
        if (!build.take()) {
            return;
        }
        boolean again = false;
        try {
            again = !conduct();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            build.giveBack();
        }
        if (again && build.needsAttempt()) {
            Builds.get().dispatch(build);
        }
        Builds.get().forget(build);
    }

    /** Returns whether the build is over, or has to wait for the sweep. */
    private boolean conduct() throws InterruptedException {
        boolean over = false;
        try {
            // An earlier attempt may still be alive somewhere; it stops when its lease runs out.
            TimeUnit.NANOSECONDS.sleep(owner.untilFree().toNanos());
            over = !build.needsAttempt() || attempt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "An attempt at build " + build.key() + " has ended early");
        }
        return settle() || over;
    }

    /** Returns whether the engine has brought the build to its end, or can't without a login. */
    private boolean attempt() throws IOException, InterruptedException {
        Optional<Map<String, Login>> logins = logins();
        if (logins.isEmpty()) {
            return true;
        }
        String node = computer.getDisplayName();
        VirtualChannel channel = computer.getChannel();
        if (channel == null) {
            return false;
        }
        Assignment assignment = owner.begin(node);
        owner.note("Attempt " + assignment.attempt() + " on " + node);
        ControlPlaneLink link =
                channel.export(ControlPlaneLink.class, new OwnerLink(owner, Builds.get().json()));
        try {
            boolean over = await(
                    channel.callAsync(new EngineCall(Builds.get().json().write(assignment), logins.get(), link)),
                    channel);
            owner.release(assignment);
            return over;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Lost the agent of build " + build.key());
            owner.note("Lost the connection to " + node + "; the build goes on");
            return false;
        }
    }

    /** Waits for the engine. A channel that Jenkins has given up can take a minute more to end its calls. */
    private boolean await(Future<Boolean> engine, VirtualChannel channel)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return engine.get(1, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException fault && !(fault instanceof RequestAbortedException)) {
                    throw fault;
                }
                throw new IOException(e.getCause());
            } catch (TimeoutException e) {
                if (computer.getChannel() != channel && owner.untilFree().isZero()) {
                    throw new IOException("The agent is offline, and its lease is over", e);
                }
            }
        }
    }

    /** The logins that an attempt needs; empty, and the build ended, where one is missing. */
    private Optional<Map<String, Login>> logins() throws IOException {
        Map<String, Login> logins = new HashMap<>();
        for (String id : neededCredentials()) {
            Optional<Login> login = build.origin().login(id);
            if (login.isEmpty()) {
                owner.fail(new Failure(
                        owner.state().phase(),
                        "credentials",
                        Messages.AgentAttempt_NoCredentials(id, build.origin().run()),
                        Messages.AgentAttempt_NoCredentialsAction()));
                return Optional.empty();
            }
            logins.put(id, login.get());
        }
        return Optional.of(logins);
    }

    private Set<String> neededCredentials() {
        boolean guestToo = owner.state().decided().isEmpty();
        return guestToo ? build.plan().credentials() : build.plan().connection().credentials();
    }

    /** Ends the build if no further attempt is needed for that. Returns whether further attempts make no sense now. */
    private boolean settle() {
        try {
            boolean fruitless = owner.state().fruitlessAttempts() >= FRUITLESS_ATTEMPTS;
            if (fruitless && owner.state().result().isEmpty()) {
                owner.fail(new Failure(
                        owner.state().phase(),
                        "engine",
                        Messages.AgentAttempt_Fruitless(FRUITLESS_ATTEMPTS),
                        Messages.AgentAttempt_FruitlessAction()));
            }
            if (owner.state().has(new Fact.AbortRequested())) {
                owner.conclude();
            }
            if (owner.state().result().isPresent()) {
                build.end();
            }
            return fruitless;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The record of build " + build.key() + " can't be written");
            return true;
        }
    }
}
