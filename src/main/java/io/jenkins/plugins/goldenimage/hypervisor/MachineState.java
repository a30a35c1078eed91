package io.jenkins.plugins.goldenimage.hypervisor;

import java.util.List;

/**
 * What is known of a machine now.
 *
 * @param power whether it runs
 * @param addresses IP addresses that the guest reports, in the platform's order; empty before its tools run
 */
public record MachineState(PowerState power, List<String> addresses) {
    /** Nothing of it is left. */
    public static final MachineState GONE = new MachineState(PowerState.GONE, List.of());

    public MachineState {
        addresses = List.copyOf(addresses);
    }
}
