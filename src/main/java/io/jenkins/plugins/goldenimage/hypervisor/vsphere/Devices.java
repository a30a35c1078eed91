package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ParaVirtualSCSIController;
import com.vmware.vim25.VirtualAHCIController;
import com.vmware.vim25.VirtualCdrom;
import com.vmware.vim25.VirtualCdromIsoBackingInfo;
import com.vmware.vim25.VirtualController;
import com.vmware.vim25.VirtualDevice;
import com.vmware.vim25.VirtualDeviceConfigSpec;
import com.vmware.vim25.VirtualDeviceConfigSpecFileOperation;
import com.vmware.vim25.VirtualDeviceConfigSpecOperation;
import com.vmware.vim25.VirtualDeviceConnectInfo;
import com.vmware.vim25.VirtualDisk;
import com.vmware.vim25.VirtualDiskFlatVer2BackingInfo;
import com.vmware.vim25.VirtualDiskMode;
import com.vmware.vim25.VirtualLsiLogicSASController;
import com.vmware.vim25.VirtualSCSIController;
import com.vmware.vim25.VirtualSCSISharing;
import com.vmware.vim25.VirtualVmxnet3;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The devices of a new machine (vSphere Web Services API, VirtualMachineConfigSpec.deviceChange). Their keys are those that
 * the server gives such devices itself, so that the boot order can name them before they exist.
 */
final class Devices {
    private static final int FIRST_SCSI_CONTROLLER = 1000;
    private static final int FIRST_SCSI_DISK = 2000;
    private static final int FIRST_ADAPTER = 4000;
    private static final int SATA_CONTROLLER = 15000;
    private static final int CD_DRIVE = 16000;

    private static final int DISKS_PER_CONTROLLER = 15;
    private static final int KEYS_PER_CONTROLLER = 16;

    /** The unit that a SCSI controller has for itself. */
    private static final int CONTROLLER_UNIT = 7;

    private static final long KIB_PER_GIB = 1024L * 1024L;

    private final List<VirtualDeviceConfigSpec> added = new ArrayList<>();

    /** The key of the first disk, which is the one to boot from. */
    int bootDisk() {
        return FIRST_SCSI_DISK;
    }

    VirtualDeviceConfigSpec[] toArray() {
        return added.toArray(VirtualDeviceConfigSpec[]::new);
    }

    /** Thin disks on paravirtual controllers, or on ones that a guest without drivers for those knows. */
    Devices disks(List<VsphereBuilder.Disk> disks, String datastore, String guestId) {
        for (int number = 0; number < disks.size(); number++) {
            int bus = number / DISKS_PER_CONTROLLER;
            if (number % DISKS_PER_CONTROLLER == 0) {
                add(scsiController(guestId, bus));
            }
            add(disk(disks.get(number).sizeGiB(), datastore, bus, number % DISKS_PER_CONTROLLER))
                    .setFileOperation(VirtualDeviceConfigSpecFileOperation.create);
        }
        return this;
    }

    /** A CD drive with an image, on a controller of its own: no guest lacks a driver for SATA. */
    Devices cdDrive(IsoPath image) {
        VirtualController controller = new VirtualAHCIController();
        controller.setKey(SATA_CONTROLLER);
        controller.setBusNumber(0);
        add(controller);
        VirtualCdromIsoBackingInfo backing = new VirtualCdromIsoBackingInfo();
        backing.setFileName(image.path());
        VirtualCdrom drive = new VirtualCdrom();
        drive.setKey(CD_DRIVE);
        drive.setControllerKey(SATA_CONTROLLER);
        drive.setUnitNumber(0);
        drive.setBacking(backing);
        drive.setConnectable(connectedFromStart());
        add(drive);
        return this;
    }

    /** One adapter for each network. */
    Devices adapters(List<Placement.Network> networks) {
        for (int number = 0; number < networks.size(); number++) {
            VirtualVmxnet3 adapter = new VirtualVmxnet3();
            adapter.setKey(FIRST_ADAPTER + number);
            adapter.setBacking(networks.get(number).backing());
            adapter.setConnectable(connectedFromStart());
            add(adapter);
        }
        return this;
    }

    private static VirtualController scsiController(String guestId, int bus) {
        boolean windows = guestId.toLowerCase(Locale.ROOT).startsWith("win");
        VirtualSCSIController controller = windows ? new VirtualLsiLogicSASController() : new ParaVirtualSCSIController();
        controller.setKey(FIRST_SCSI_CONTROLLER + bus);
        controller.setBusNumber(bus);
        controller.setSharedBus(VirtualSCSISharing.noSharing);
        return controller;
    }

    private static VirtualDisk disk(int sizeGiB, String datastore, int bus, int position) {
        VirtualDiskFlatVer2BackingInfo backing = new VirtualDiskFlatVer2BackingInfo();
        backing.setFileName("[" + datastore + "]");
        backing.setDiskMode(VirtualDiskMode.persistent.name());
        backing.setThinProvisioned(true);
        int unit = position < CONTROLLER_UNIT ? position : position + 1;
        VirtualDisk disk = new VirtualDisk();
        disk.setKey(FIRST_SCSI_DISK + bus * KEYS_PER_CONTROLLER + unit);
        disk.setControllerKey(FIRST_SCSI_CONTROLLER + bus);
        disk.setUnitNumber(unit);
        disk.setBacking(backing);
        disk.setCapacityInKB(sizeGiB * KIB_PER_GIB);
        return disk;
    }

    private static VirtualDeviceConnectInfo connectedFromStart() {
        VirtualDeviceConnectInfo connection = new VirtualDeviceConnectInfo();
        connection.setStartConnected(true);
        connection.setConnected(true);
        connection.setAllowGuestControl(true);
        return connection;
    }

    private VirtualDeviceConfigSpec add(VirtualDevice device) {
        VirtualDeviceConfigSpec change = new VirtualDeviceConfigSpec();
        change.setOperation(VirtualDeviceConfigSpecOperation.add);
        change.setDevice(device);
        added.add(change);
        return change;
    }
}
