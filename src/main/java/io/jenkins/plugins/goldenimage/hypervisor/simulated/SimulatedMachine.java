package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import java.time.Duration;
import java.util.List;

/**
 * A machine of a world, as its inventory shows it.
 *
 * @param id the world's ID of it
 * @param key tag of the build that made it
 * @param template whether it is an image
 * @param power whether it runs
 * @param address of its guest; null while it has none
 * @param installation how long its installation takes
 */
public record SimulatedMachine(
        String id,
        String name,
        String key,
        boolean template,
        PowerState power,
        String address,
        Duration installation) {
    MachineState state() {
        return new MachineState(power, address == null ? List.of() : List.of(address));
    }

    SimulatedMachine withPower(PowerState now) {
        return new SimulatedMachine(id, name, key, template, now, null, installation);
    }

    SimulatedMachine withAddress(String now) {
        return new SimulatedMachine(id, name, key, template, power, now, installation);
    }

    SimulatedMachine asTemplate() {
        return new SimulatedMachine(id, name, key, true, power, null, installation);
    }
}
