package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import com.vmware.vim25.ArrayOfGuestNicInfo;
import com.vmware.vim25.GuestNicInfo;
import com.vmware.vim25.NetIpConfigInfo;
import com.vmware.vim25.NetIpConfigInfoIpAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GuestAddressesTest {
    @Test
    void areThoseOfAllAdaptersInTheirOrder() {
        ArrayOfGuestNicInfo adapters =
                adapters(adapter(4000, address("10.0.0.5", "preferred"), address("2001:db8::5", "preferred")),
                        adapter(4001, address("192.168.1.7", null)));

        assertThat(GuestAddresses.of(adapters, "10.0.0.5")).containsExactly("10.0.0.5", "2001:db8::5", "192.168.1.7");
    }

    @Test
    void areNeverLinkLocal() {
        ArrayOfGuestNicInfo adapters = adapters(adapter(
                4000,
                address("fe80::250:56ff:fe8a:1", "preferred"),
                address("FEBF::1", "preferred"),
                address("169.254.7.7", "preferred"),
                address("10.0.0.5", "preferred")));

        assertThat(GuestAddresses.of(adapters, null)).containsExactly("10.0.0.5");
    }

    @Test
    void areNotThoseOfTheGuestsOwnBridges() {
        ArrayOfGuestNicInfo adapters =
                adapters(adapter(-1, address("172.17.0.1", "preferred")), adapter(4000, address("10.0.0.5", null)));

        assertThat(GuestAddresses.of(adapters, null)).containsExactly("10.0.0.5");
    }

    @Test
    void areInUse() {
        ArrayOfGuestNicInfo adapters =
                adapters(adapter(4000, address("10.0.0.5", "duplicate"), address("10.0.0.6", "tentative")));

        assertThat(GuestAddresses.of(adapters, null)).isEmpty();
    }

    @Test
    void comeFromOldToolsAsWell() {
        GuestNicInfo adapter = new GuestNicInfo();
        adapter.setDeviceConfigId(4000);
        adapter.setIpAddress(new String[] {"10.0.0.5"});

        assertThat(GuestAddresses.of(adapters(adapter), null)).containsExactly("10.0.0.5");
    }

    @Test
    void fallBackToTheOneThatIsLeft() {
        assertThat(GuestAddresses.of(null, "10.0.0.5")).containsExactly("10.0.0.5");
        assertThat(GuestAddresses.of(new ArrayOfGuestNicInfo(), "10.0.0.5")).containsExactly("10.0.0.5");
    }

    @Test
    void areNoneWhereTheFallBackIsLinkLocal() {
        assertThat(GuestAddresses.of(null, "fe80::1")).isEmpty();
        assertThat(GuestAddresses.of(null, "")).isEmpty();
        assertThat(GuestAddresses.of(null, null)).isEmpty();
    }

    private static ArrayOfGuestNicInfo adapters(GuestNicInfo... adapters) {
        ArrayOfGuestNicInfo array = new ArrayOfGuestNicInfo();
        array.setGuestNicInfo(adapters);
        return array;
    }

    private static GuestNicInfo adapter(int device, NetIpConfigInfoIpAddress... addresses) {
        NetIpConfigInfo config = new NetIpConfigInfo();
        config.setIpAddress(addresses);
        GuestNicInfo adapter = new GuestNicInfo();
        adapter.setDeviceConfigId(device);
        adapter.setIpConfig(config);
        adapter.setIpAddress(
                Arrays.stream(addresses).map(NetIpConfigInfoIpAddress::getIpAddress).toArray(String[]::new));
        return adapter;
    }

    private static NetIpConfigInfoIpAddress address(String text, String state) {
        NetIpConfigInfoIpAddress address = new NetIpConfigInfoIpAddress();
        address.setIpAddress(text);
        address.setState(state);
        return address;
    }
}
