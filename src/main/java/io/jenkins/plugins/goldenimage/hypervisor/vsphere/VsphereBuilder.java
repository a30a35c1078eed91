package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

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
 * The virtual machine that an image is built on. Objects are given by name, or by inventory path below their datacenter
 * where a name is not unique.
 *
 * @param cpus virtual CPUs
 * @param memoryMiB memory in MiB
 * @param disks sizes of its disks, the first one to boot from
 * @param firmware what it boots with
 * @param networks port groups, one NIC each
 * @param cluster a cluster, or a host that stands alone
 * @param datastore where its files are
 * @param folder a folder for virtual machines; left out, the datacenter's own
 * @param guestId vSphere's identifier of the operating system; left out, it follows from the definition's
 */
public record VsphereBuilder(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        @Default("2") @Range(min = 1, max = 768) int cpus,
        @Default("2048") @Range(min = 256, max = 25165824) int memoryMiB,
        @Range(min = 1, max = 60) List<Disk> disks,
        @Default("efi") Firmware firmware,
        @Range(min = 1, max = 10) List<String> networks,
        String cluster,
        String datastore,
        @Optional String folder,
        @Optional String guestId)
        implements Builder {
    /** A thin virtual disk of this size in GiB. */
    public record Disk(@Range(min = 1, max = 63488) int sizeGiB) {}

    @Override
    public java.util.Optional<Hardware> hardware() {
        return java.util.Optional.of(new Hardware(cpus, memoryMiB, firmware, null));
    }
}
