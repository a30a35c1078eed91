package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.VirtualDeviceBackingInfo;
import java.util.List;

/**
 * Where a machine is made.
 *
 * @param folder its folder
 * @param compute the cluster, or the host that stands alone
 * @param pool the resource pool of that
 * @param hosts the hosts to choose one from; empty where the server chooses
 * @param datastore where its files are
 * @param networks what its adapters are connected to, in their order
 */
record Placement(
        InventoryObject folder,
        InventoryObject compute,
        ManagedObjectReference pool,
        List<ManagedObjectReference> hosts,
        InventoryObject datastore,
        List<Network> networks) {
    /** A network, and how an adapter is connected to it. */
    record Network(InventoryObject object, VirtualDeviceBackingInfo backing) {}
}
