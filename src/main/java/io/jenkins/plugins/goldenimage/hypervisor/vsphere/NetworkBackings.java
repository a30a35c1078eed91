package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;

import com.vmware.vim25.DistributedVirtualSwitchPortConnection;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.OpaqueNetworkSummary;
import com.vmware.vim25.VirtualDeviceBackingInfo;
import com.vmware.vim25.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import com.vmware.vim25.VirtualEthernetCardNetworkBackingInfo;
import com.vmware.vim25.VirtualEthernetCardOpaqueNetworkBackingInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an adapter is connected to each kind of network (vSphere Web Services API, VirtualEthernetCard). */
final class NetworkBackings {
    @FunctionalInterface
    private interface Maker {
        Optional<VirtualDeviceBackingInfo> make(InventoryObject network, InventoryTree tree);
    }

    private static final Map<String, Maker> MAKERS = Map.of(
            "Network", NetworkBackings::standard,
            "DistributedVirtualPortgroup", NetworkBackings::distributed,
            "OpaqueNetwork", NetworkBackings::opaque);

    private NetworkBackings() {}

    static Optional<VirtualDeviceBackingInfo> of(InventoryObject network, InventoryTree tree, List<Problem> problems) {
        Optional<VirtualDeviceBackingInfo> backing =
                MAKERS.get(network.reference().getType()).make(network, tree);
        if (backing.isEmpty()) {
            problems.add(new Problem(
                    PERMISSION,
                    network.path(),
                    "the user of the connection can't see the switch of this network",
                    "Give the user the Read-only role on the distributed switch"));
        }
        return backing;
    }

    private static Optional<VirtualDeviceBackingInfo> standard(InventoryObject network, InventoryTree tree) {
        VirtualEthernetCardNetworkBackingInfo backing = new VirtualEthernetCardNetworkBackingInfo();
        backing.setDeviceName(network.name());
        return Optional.of(backing);
    }

    private static Optional<VirtualDeviceBackingInfo> distributed(InventoryObject network, InventoryTree tree) {
        String key = network.properties().get("key", String.class);
        return Optional.ofNullable(
                        network.properties().get("config.distributedVirtualSwitch", ManagedObjectReference.class))
                .flatMap(tree::get)
                .map(virtualSwitch -> virtualSwitch.get("uuid", String.class))
                .filter(uuid -> key != null)
                .map(uuid -> {
                    DistributedVirtualSwitchPortConnection port = new DistributedVirtualSwitchPortConnection();
                    port.setSwitchUuid(uuid);
                    port.setPortgroupKey(key);
                    VirtualEthernetCardDistributedVirtualPortBackingInfo backing =
                            new VirtualEthernetCardDistributedVirtualPortBackingInfo();
                    backing.setPort(port);
                    return backing;
                });
    }

    private static Optional<VirtualDeviceBackingInfo> opaque(InventoryObject network, InventoryTree tree) {
        return Optional.ofNullable(network.properties().get("summary", OpaqueNetworkSummary.class))
                .map(summary -> {
                    VirtualEthernetCardOpaqueNetworkBackingInfo backing =
                            new VirtualEthernetCardOpaqueNetworkBackingInfo();
                    backing.setOpaqueNetworkId(summary.getOpaqueNetworkId());
                    backing.setOpaqueNetworkType(summary.getOpaqueNetworkType());
                    return backing;
                });
    }
}
