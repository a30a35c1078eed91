package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import com.vmware.vim25.ParaVirtualSCSIController;
import com.vmware.vim25.VirtualDevice;
import com.vmware.vim25.VirtualDeviceConfigSpec;
import com.vmware.vim25.VirtualDisk;
import com.vmware.vim25.VirtualLsiLogicSASController;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DevicesTest {
    @Test
    void spreadsDisksOverControllers() {
        List<VirtualDisk> disks = of(60, "debian12_64Guest", VirtualDisk.class);

        assertThat(disks).hasSize(60);
        assertThat(disks).extracting(VirtualDevice::getControllerKey).containsOnly(1000, 1001, 1002, 1003);
        assertThat(of(60, "debian12_64Guest", ParaVirtualSCSIController.class)).hasSize(4);
    }

    @Test
    void leavesTheControllersOwnUnitFree() {
        assertThat(of(15, "debian12_64Guest", VirtualDisk.class))
                .extracting(VirtualDevice::getUnitNumber)
                .doesNotContain(7)
                .doesNotHaveDuplicates()
                .contains(0, 15);
    }

    @Test
    void givesDisksTheKeysThatTheServerWouldGive() {
        assertThat(of(17, "debian12_64Guest", VirtualDisk.class))
                .extracting(VirtualDevice::getKey)
                .contains(2000, 2008, 2015, 2016, 2017)
                .doesNotHaveDuplicates();
    }

    @Test
    void givesWindowsAControllerThatItsInstallerKnows() {
        assertThat(of(1, "windows2022srvNext_64Guest", VirtualLsiLogicSASController.class)).hasSize(1);
    }

    private static <T extends VirtualDevice> List<T> of(int disks, String guestId, Class<T> type) {
        List<VsphereBuilder.Disk> sizes = Collections.nCopies(disks, new VsphereBuilder.Disk(1));
        Stream<VirtualDevice> devices = Arrays.stream(
                        new Devices().disks(sizes, "ds1", guestId).toArray())
                .map(VirtualDeviceConfigSpec::getDevice);
        return devices.filter(type::isInstance).map(type::cast).toList();
    }
}
