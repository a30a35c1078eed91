package io.jenkins.plugins.goldenimage.testing;

import java.time.Duration;
import java.util.List;

/**
 * How a simulated vCenter starts.
 *
 * @param guestAddress what guests report as their address
 * @param guestDelay time from power on until a guest reports
 * @param shutdownDelay time from a guest's shutdown until power off
 * @param taskDelay how long every task reports that it runs
 * @param pageSize most objects in one page of properties
 * @param machines machines of others that are there from the start, per resource pool
 */
public record VcenterOptions(
        String guestAddress,
        Duration guestDelay,
        Duration shutdownDelay,
        Duration taskDelay,
        int pageSize,
        int machines) {

    public static VcenterOptions defaults() {
        return new VcenterOptions(
                "127.0.0.1", Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofMillis(20), 100, 0);
    }

    public VcenterOptions guestAddress(String address) {
        return new VcenterOptions(address, guestDelay, shutdownDelay, taskDelay, pageSize, machines);
    }

    public VcenterOptions guestDelay(Duration delay) {
        return new VcenterOptions(guestAddress, delay, shutdownDelay, taskDelay, pageSize, machines);
    }

    public VcenterOptions shutdownDelay(Duration delay) {
        return new VcenterOptions(guestAddress, guestDelay, delay, taskDelay, pageSize, machines);
    }

    public VcenterOptions taskDelay(Duration delay) {
        return new VcenterOptions(guestAddress, guestDelay, shutdownDelay, delay, pageSize, machines);
    }

    public VcenterOptions pageSize(int objects) {
        return new VcenterOptions(guestAddress, guestDelay, shutdownDelay, taskDelay, objects, machines);
    }

    public VcenterOptions machines(int perPool) {
        return new VcenterOptions(guestAddress, guestDelay, shutdownDelay, taskDelay, pageSize, perPool);
    }

    List<String> arguments() {
        return List.of(
                "--guest-address", guestAddress,
                "--guest-delay", guestDelay.toMillis() + "ms",
                "--shutdown-delay", shutdownDelay.toMillis() + "ms",
                "--task-delay", taskDelay.toMillis() + "ms",
                "--page-size", Integer.toString(pageSize),
                "--machines", Integer.toString(machines));
    }
}
