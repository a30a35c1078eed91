package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ArrayOfGuestNicInfo;
import com.vmware.vim25.GuestNicInfo;
import com.vmware.vim25.NetIpConfigInfo;
import com.vmware.vim25.NetIpConfigInfoIpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses as the guest's VMware Tools report them (vSphere Web Services API, GuestInfo). */
final class GuestAddresses {
    /** 169.254.0.0/16 and fe80::/10: given by no network, and reached from no other one. */
    private static final Pattern LINK_LOCAL = Pattern.compile("(?i)169\\.254\\..*|fe[89ab][0-9a-f]:.*");

    /** IpAddress.state: in use, or not told. Tentative, duplicate and the like can't be reached. */
    private static final Set<String> USABLE = Set.of("preferred", "deprecated", "unknown");

    private GuestAddresses() {}

    /**
     * Addresses of the machine's network adapters, in the guest's order.
     *
     * @param adapters the value of guest.net; null when there is none
     * @param primary the value of guest.ipAddress, for tools that tell no more; null when there is none
     */
    static List<String> of(ArrayOfGuestNicInfo adapters, String primary) {
        List<String> addresses = adapters == null || adapters.getGuestNicInfo() == null
                ? List.of()
                : Arrays.stream(adapters.getGuestNicInfo())
                        // Bridges and tunnels that the guest has made itself belong to no device of the machine.
                        .filter(adapter -> adapter.getDeviceConfigId() >= 0)
                        .flatMap(GuestAddresses::of)
                        .filter(GuestAddresses::isReachable)
                        .distinct()
                        .toList();
        if (addresses.isEmpty() && primary != null && isReachable(primary)) {
            return List.of(primary);
        }
        return addresses;
    }

    private static Stream<String> of(GuestNicInfo adapter) {
        NetIpConfigInfo config = adapter.getIpConfig();
        if (config != null && config.getIpAddress() != null) {
            return Arrays.stream(config.getIpAddress())
                    .filter(address -> address.getState() == null || USABLE.contains(address.getState()))
                    .map(NetIpConfigInfoIpAddress::getIpAddress)
                    .filter(Objects::nonNull);
        }
        return adapter.getIpAddress() == null ? Stream.empty() : Arrays.stream(adapter.getIpAddress());
    }

    private static boolean isReachable(String address) {
        return !address.isBlank() && !LINK_LOCAL.matcher(address).matches();
    }
}
