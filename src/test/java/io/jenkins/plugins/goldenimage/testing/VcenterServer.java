package io.jenkins.plugins.goldenimage.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A simulated vCenter of this test's own: a process that ends with it. See {@code src/test/vcenter/README.md}
 * for what it does. Tests ask {@link TestServers#assumeVcenter()} first.
 */
public final class VcenterServer implements AutoCloseable {

    /** The inventory it starts with; there is one datacenter with one cluster. */
    public static final String DATACENTER = "DC0";

    public static final String CLUSTER = "DC0_C0";
    public static final String DATASTORE = "LocalDS_0";
    public static final String NETWORK = "VM Network";
    public static final String PORT_GROUP = "DC0_DVPG0";

    private static final String USER = "administrator@vsphere.local";

    private final Process process;
    private final Ready ready;
    private final String password;
    private final VcenterControl control;

    private VcenterServer(Process process, Ready ready, String password) {
        this.process = process;
        this.ready = ready;
        this.password = password;
        this.control = new VcenterControl(URI.create(ready.control()));
    }

    private record Ready(
            String url, String control, String certificate, String fingerprint, String datastoreDirectory) {}

    public static VcenterServer start() {
        return start(VcenterOptions.defaults());
    }

    public static VcenterServer start(VcenterOptions options) {
        String password = UUID.randomUUID().toString();
        List<String> command = new ArrayList<>(List.of(
                VcenterProgram.build().toString(), "--exit-with-stdin", "--user", USER, "--password", password));
        command.addAll(options.arguments());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("the vCenter does not start; see standard error");
            }
            return new VcenterServer(process, JsonMapper.builder().build().readValue(line, Ready.class), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a path, such as {@code https://127.0.0.1:40000}. */
    public String url() {
        return ready.url();
    }

    public String certificatePem() {
        return ready.certificate();
    }

    /** {@code SHA256:} and the certificate's digest in hex with colons. */
    public String fingerprint() {
        return ready.fingerprint();
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** The files of {@link #DATASTORE}. */
    public Path datastoreDirectory() {
        return Path.of(ready.datastoreDirectory());
    }

    /** Puts a file on {@link #DATASTORE} and gives its datastore path. */
    public String putFile(String relative, byte[] content) {
        Path file = datastoreDirectory().resolve(relative);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "[" + DATASTORE + "] " + relative;
    }

    public VcenterInventory inventory() {
        return control.get("/inventory", VcenterInventory.class);
    }

    public VcenterCalls calls() {
        return control.get("/calls", VcenterCalls.class);
    }

    public void resetCalls() {
        control.post("/calls/reset", null);
    }

    public void fault(VcenterFault fault) {
        control.post("/faults", fault);
    }

    /** Ends all faults, and lets go what hangs. */
    public void clearFaults() {
        control.delete("/faults");
    }

    /** Holds calls of a method before anything is done. */
    public VcenterGate holdBefore(String method) {
        return gate(Map.of("method", method, "where", "call"));
    }

    /** Holds the answers of a method, which is executed. */
    public VcenterGate holdAnswer(String method) {
        return gate(Map.of("method", method, "where", "answer"));
    }

    /** As {@link #holdAnswer(String)} from the n-th call on. */
    public VcenterGate holdAnswer(String method, int nth) {
        return gate(Map.of("method", method, "where", "answer", "nth", nth));
    }

    /** As {@link #holdBefore(String)} from the n-th call on. */
    public VcenterGate holdBefore(String method, int nth) {
        return gate(Map.of("method", method, "where", "call", "nth", nth));
    }

    private VcenterGate gate(Map<String, Object> gate) {
        return new VcenterGate(
                control, control.post("/gate", gate, VcenterGate.State.class).id());
    }

    public void guest(VcenterGuest guest) {
        control.post("/guest", guest);
    }

    /** Guests behave again as they did at the start. */
    public void resetGuests() {
        control.delete("/guest");
    }

    /** A guest powers itself off, as after a command in it. */
    public void guestPowersOff(String machine) {
        control.post("/guest/switch", Map.of("machine", machine, "action", "off"));
    }

    /** A guest restarts itself: its address goes and comes back. */
    public void guestRestarts(String machine) {
        control.post("/guest/switch", Map.of("machine", machine, "action", "restart"));
    }

    /** Checks of privileges say that these are missing, and only these. */
    public void denyPrivileges(String... privileges) {
        control.post("/privileges", Map.of("denied", List.of(privileges)));
    }

    /** All sessions are gone, as after a restart of the server. */
    public void expireSessions() {
        control.post("/sessions/expire", null);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close(); // which it takes for the end
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
