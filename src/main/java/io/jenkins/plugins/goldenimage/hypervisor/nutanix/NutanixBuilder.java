package io.jenkins.plugins.goldenimage.hypervisor.nutanix;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Firmware;
import io.jenkins.plugins.goldenimage.definition.Hardware;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
import java.util.List;
import java.util.Map;

/**
 * The virtual machine that an image is built on. Objects are given by name. The upper bounds keep out slips of the pen;
 * what a cluster has room for, it says itself.
 *
 * @param cpus sockets
 * @param coresPerCpu cores in each of them
 * @param memoryMiB memory in MiB
 * @param disks sizes of its disks, the first one to boot from
 * @param firmware what it boots with
 * @param vtpm whether it has a virtual TPM
 * @param networks subnets, one NIC each
 * @param cluster where it runs
 * @param storageContainer where its disks are
 * @param categories those of the machine and the image, each with its value
 */
public record NutanixBuilder(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        @Default("2") @Range(min = 1, max = 1024) int cpus,
        @Default("1") @Range(min = 1, max = 1024) int coresPerCpu,
        @Default("2048") @Range(min = 256, max = 25165824) int memoryMiB,
        @Range(min = 1, max = 60) List<Disk> disks,
        @Default("efi") Firmware firmware,
        @Default("false") boolean vtpm,
        @Range(min = 1, max = 10) List<String> networks,
        String cluster,
        String storageContainer,
        @Optional Map<String, String> categories)
        implements Builder {
    /** A disk of this size in GiB. */
    public record Disk(@Range(min = 1, max = 63488) int sizeGiB) {}

    @Override
    public java.util.Optional<Hardware> hardware() {
        return java.util.Optional.of(new Hardware(cpus * coresPerCpu, memoryMiB, firmware, vtpm));
    }
}
