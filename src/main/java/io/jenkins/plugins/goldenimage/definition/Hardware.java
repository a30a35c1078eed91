package io.jenkins.plugins.goldenimage.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * What a builder's machine has, as far as operating systems care; the same for every platform.
 *
 * @param cpus virtual CPUs that the guest sees
 * @param memoryMiB memory in MiB
 * @param firmware what it boots with
 * @param vtpm whether it has a virtual TPM; null where the builder can't say
 */
public record Hardware(int cpus, int memoryMiB, Firmware firmware, Boolean vtpm) {
    private static final int WINDOWS_11_CPUS = 2;
    private static final int WINDOWS_11_MEMORY_MIB = 4096;

    /** What is wrong between its settings, under the keys of builders. */
    List<Mistake> mistakes() {
        return Boolean.TRUE.equals(vtpm) && firmware == Firmware.BIOS
                ? List.of(new Mistake("vtpm", "needs the firmware efi or efi-secure, not bios; change one of the two"))
                : List.of();
    }

    /** What an operating system lacks here, each to follow "needs"; empty where it can be installed. */
    List<String> lacks(OperatingSystem system) {
        if (system.family() != OperatingSystemFamily.WINDOWS || !system.version().equals("11")) {
            return List.of();
        }
        List<String> needs = new ArrayList<>();
        if (cpus < WINDOWS_11_CPUS) {
            needs.add("at least " + WINDOWS_11_CPUS + " CPUs, not " + cpus);
        }
        if (memoryMiB < WINDOWS_11_MEMORY_MIB) {
            needs.add("memoryMiB: " + WINDOWS_11_MEMORY_MIB + " or more, not " + memoryMiB);
        }
        if (firmware != Firmware.EFI_SECURE) {
            needs.add("firmware: efi-secure, not " + firmware);
        }
        if (Boolean.FALSE.equals(vtpm)) {
            needs.add("vtpm: true");
        }
        return needs;
    }
}
