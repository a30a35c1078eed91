package io.jenkins.plugins.goldenimage.testing;

import java.util.List;
import java.util.Map;

/**
 * What is in a simulated vCenter, seen from within.
 *
 * @param files datastore files by datastore, relative; folders end with a slash
 * @param folders the folders that can hold machines
 * @param sessions how many are open
 * @param logins how many there have been
 */
public record VcenterInventory(
        List<Machine> machines, Map<String, List<String>> files, List<String> folders, int sessions, int logins) {

    /** The machine or template with this name; fails when there is none. */
    public Machine machine(String name) {
        return machines.stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no machine " + name + " in " + names()));
    }

    public List<String> names() {
        return machines.stream().map(Machine::name).toList();
    }

    /** The files of one datastore. */
    public List<String> files(String datastore) {
        return files.getOrDefault(datastore, List.of());
    }

    /**
     * A machine or template.
     *
     * @param reference value of the managed object reference
     * @param folder inventory path of the folder it is in
     * @param address what the guest reports now; empty for nothing
     * @param installed whether the guest has ever run
     * @param keys what was typed into it
     */
    public record Machine(
            String name,
            String reference,
            String folder,
            boolean template,
            String powerState,
            String instanceUuid,
            String annotation,
            Map<String, String> extraConfig,
            Map<String, String> customValues,
            String guestId,
            String firmware,
            boolean secureBoot,
            List<String> bootOrder,
            int cpus,
            int memoryMiB,
            String address,
            boolean installed,
            List<String> snapshots,
            List<Device> devices,
            List<Key> keys) {

        public boolean poweredOn() {
            return powerState.equals("poweredOn");
        }

        /** The devices of one type of the API, such as {@code VirtualCdrom}. */
        public List<Device> devices(String type) {
            return devices.stream().filter(device -> device.type().equals(type)).toList();
        }
    }

    /**
     * A virtual device.
     *
     * @param type its type in the API
     * @param unit its number on the controller; -1 for none
     * @param backing type of what is behind it in the API
     * @param detail file or network behind it
     * @param sizeKiB of a disk
     */
    public record Device(
            int key,
            String type,
            int controller,
            int unit,
            String backing,
            String detail,
            long sizeKiB,
            boolean connected) {}

    /**
     * A key typed into a machine.
     *
     * @param usage HID usage on the keyboard page
     * @param modifiers names as in the API, such as {@code leftShift}
     */
    public record Key(int usage, List<String> modifiers) {}
}
