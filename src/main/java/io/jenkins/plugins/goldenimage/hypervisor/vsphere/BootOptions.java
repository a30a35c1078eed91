package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.VirtualMachineBootOptions;
import com.vmware.vim25.VirtualMachineBootOptionsBootableCdromDevice;
import com.vmware.vim25.VirtualMachineBootOptionsBootableDevice;
import com.vmware.vim25.VirtualMachineBootOptionsBootableDiskDevice;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.LaterObject;
import java.util.List;

/**
 * How a machine boots (vSphere Web Services API 6.5, VirtualMachineBootOptions): from the disk, which falls through to the
 * CD while it is empty, so that the restart after the installation starts what was installed.
 */
final class BootOptions extends VirtualMachineBootOptions implements LaterObject {
    private final boolean secure;

    BootOptions(int diskKey, boolean secure) {
        this.secure = secure;
        VirtualMachineBootOptionsBootableDiskDevice disk = new VirtualMachineBootOptionsBootableDiskDevice();
        disk.setDeviceKey(diskKey);
        setBootOrder(new VirtualMachineBootOptionsBootableDevice[] {
            disk, new VirtualMachineBootOptionsBootableCdromDevice()
        });
    }

    @Override
    public Class<?> apiType() {
        return VirtualMachineBootOptions.class;
    }

    @Override
    public List<Element> elements() {
        return List.of(
                new Element("efiSecureBootEnabled", Boolean.class, secure ? true : null),
                new Element("bootOrder", VirtualMachineBootOptionsBootableDevice.class, getBootOrder()));
    }
}
