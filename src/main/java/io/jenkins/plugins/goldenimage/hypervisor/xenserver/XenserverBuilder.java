package io.jenkins.plugins.goldenimage.hypervisor.xenserver;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Firmware;
import io.jenkins.plugins.goldenimage.definition.Hardware;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
import java.util.List;

/**
 * The virtual machine that an image is built on, within the limits of XenServer 8. Objects are given by name.
 *
 * @param template the template that it is cloned from, without the disks of that one
 * @param cpus virtual CPUs
 * @param memoryMiB memory in MiB
 * @param disks sizes of its disks, the first one to boot from
 * @param firmware what it boots with
 * @param vtpm whether it has a virtual TPM
 * @param networks one NIC each
 * @param storageRepository where its disks are
 * @param host where it runs; left out, the pool chooses
 */
public record XenserverBuilder(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        @Default("Other install media") String template,
        @Default("2") @Range(min = 1, max = 64) int cpus,
        @Default("2048") @Range(min = 256, max = 1572864) int memoryMiB,
        @Range(min = 1, max = 240) List<Disk> disks,
        @Default("efi") Firmware firmware,
        @Default("false") boolean vtpm,
        @Range(min = 1, max = 7) List<String> networks,
        String storageRepository,
        @Optional String host)
        implements Builder {
    /** A disk of this size in GiB; of storage repositories, those with GFS2 or XFS take the largest. */
    public record Disk(@Range(min = 1, max = 16384) int sizeGiB) {}

    @Override
    public java.util.Optional<Hardware> hardware() {
        return java.util.Optional.of(new Hardware(cpus, memoryMiB, firmware, vtpm));
    }
}
