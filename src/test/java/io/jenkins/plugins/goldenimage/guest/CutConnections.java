package io.jenkins.plugins.goldenimage.guest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server for each test, whose connections may be cut, and one step. */
abstract class CutConnections {
    static final String WORKSPACE = "ssh-cut-test";
    static final String ID = "step";

    @TempDir
    Path directory;

    RealSshServer server;
    SshConnector connector;
    final StepOutput output = new StepOutput();

    @BeforeEach
    void start() {
        StepsInThisMachine.end(WORKSPACE);
        server = RealSshServer.start(directory);
        connector = new SshConnector();
    }

    @AfterEach
    void stop() {
        connector.close();
        server.close();
        StepsInThisMachine.end(WORKSPACE);
    }

    StepEnd connectAndRun(DetachedStep step, long offset) throws Exception {
        try (Guest guest = connector.connect(server.endpoint())) {
            return guest.run(step, offset, output);
        }
    }

    Guest connect() {
        try {
            return connector.connect(server.endpoint());
        } catch (GuestException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static CompletableFuture<StepEnd> inBackground(Callable<StepEnd> work) {
        CompletableFuture<StepEnd> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                end.complete(work.call());
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    static boolean lives(String pid) {
        return StepsInThisMachine.lives(Long.parseLong(pid));
    }

    static DetachedStep step(String script) {
        return new DetachedStep(WORKSPACE, ID, script, Map.of(), Duration.ofSeconds(60), false);
    }
}
