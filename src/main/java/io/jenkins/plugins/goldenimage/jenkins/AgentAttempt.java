package io.jenkins.plugins.goldenimage.jenkins;

import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.goldenimage.build.Assignment;
import io.jenkins.plugins.goldenimage.build.BuildOwner;
import io.jenkins.plugins.goldenimage.build.Failure;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

    /** Runs it to its end, and has the build go on in another attempt where it is not over. */
    void run() {
        boolean wasOver = owner.state().result().isPresent();
        try {
            // An earlier attempt may still be alive somewhere; it stops when its lease runs out.
            TimeUnit.NANOSECONDS.sleep(owner.untilFree().toNanos());
            Optional<Map<String, Login>> logins = logins();
            if (logins.isPresent()) {
                attempt(logins.get());
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "An attempt at build " + build.key() + " has ended early");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        settle(wasOver);
    }

    private void attempt(Map<String, Login> logins) throws IOException, InterruptedException {
        String node = computer.getDisplayName();
        VirtualChannel channel = computer.getChannel();
        if (channel == null) {
            return;
        }
        Assignment assignment = owner.begin(node);
        owner.note("Attempt " + assignment.attempt() + " on " + node);
        ControlPlaneLink link =
                channel.export(ControlPlaneLink.class, new OwnerLink(owner, Builds.get().json()));
        try {
            channel.call(new EngineCall(Builds.get().json().write(assignment), logins, link));
            owner.release(assignment);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Lost the agent of build " + build.key());
            if (owner.state().result().isEmpty()) {
                owner.note("Lost the connection to " + node + "; the build goes on");
            }
        }
    }

    /** The logins that an attempt needs; empty, and the build ended, where one is missing. */
    private Optional<Map<String, Login>> logins() throws IOException {
        Map<String, Login> logins = new HashMap<>();
        for (String id : build.plan().credentials()) {
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

    private void settle(boolean wasOver) {
        try {
            if (owner.state().result().isEmpty() && owner.state().fruitlessAttempts() >= FRUITLESS_ATTEMPTS) {
                owner.fail(new Failure(
                        owner.state().phase(),
                        "engine",
                        Messages.AgentAttempt_Fruitless(FRUITLESS_ATTEMPTS),
                        Messages.AgentAttempt_FruitlessAction()));
            }
            if (owner.state().result().isPresent()) {
                build.end();
            } else if (!wasOver) {
                Builds.get().dispatch(build);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The record of build " + build.key() + " can't be written");
        }
    }
}
