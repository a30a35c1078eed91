package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import java.util.Set;

/** What of a datacenter's inventory builder configurations name, each in a folder tree of its own (Datacenter). */
enum InventoryKind {
    /** Folders for virtual machines. */
    FOLDER("folder", "folders", "vmFolder", Set.of("Folder")),
    /** What machines run on. */
    COMPUTE("cluster or host", "clusters and hosts", "hostFolder", Set.of("ComputeResource", "ClusterComputeResource")),
    /** Where their files are. */
    DATASTORE("datastore", "datastores", "datastoreFolder", Set.of("Datastore")),
    /** What they are connected to. */
    NETWORK("network", "networks", "networkFolder", Set.of("Network", "DistributedVirtualPortgroup", "OpaqueNetwork"));

    private final String singular;
    private final String plural;
    private final String root;
    private final Set<String> types;

    InventoryKind(String singular, String plural, String root, Set<String> types) {
        this.singular = singular;
        this.plural = plural;
        this.root = root;
        this.types = types;
    }

    String singular() {
        return singular;
    }

    String plural() {
        return plural;
    }

    /** The property of a datacenter that holds the top folder. */
    String root() {
        return root;
    }

    boolean includes(String type) {
        return types.contains(type);
    }
}
