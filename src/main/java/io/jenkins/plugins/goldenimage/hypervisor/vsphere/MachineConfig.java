package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.VirtualMachineConfigSpec;
import com.vmware.vim25.VirtualMachineFileInfo;
import io.jenkins.plugins.goldenimage.definition.Firmware;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import java.util.Map;

/** The configuration of a new machine (vSphere Web Services API, VirtualMachineConfigSpec). */
final class MachineConfig {
    private static final Map<Firmware, String> FIRMWARE = Map.of(
            Firmware.BIOS, "bios",
            Firmware.EFI, "efi",
            Firmware.EFI_SECURE, "efi");

    private MachineConfig() {}

    /** The hardware version is not set: the server gives the one that its cluster is set to. */
    static VirtualMachineConfigSpec of(MachineSpec spec, Placement placement, IsoPath iso, String guestId) {
        VsphereBuilder builder = (VsphereBuilder) spec.builder();
        String datastore = placement.datastore().name();
        VirtualMachineFileInfo files = new VirtualMachineFileInfo();
        files.setVmPathName("[" + datastore + "]");
        Devices devices = new Devices()
                .disks(builder.disks(), datastore, guestId)
                .cdDrive(iso)
                .adapters(placement.networks());
        VirtualMachineConfigSpec config = new VirtualMachineConfigSpec();
        config.setName(spec.name());
        config.setGuestId(guestId);
        config.setAnnotation(spec.description());
        config.setFiles(files);
        config.setNumCPUs(builder.cpus());
        config.setMemoryMB((long) builder.memoryMiB());
        config.setDeviceChange(devices.toArray());
        config.setExtraConfig(BuildTag.of(spec.key()));
        config.setBootOptions(
                new BootOptions(devices.bootDisk(), builder.firmware() == Firmware.EFI_SECURE));
        config.setFirmware(FIRMWARE.get(builder.firmware()));
        return config;
    }
}
