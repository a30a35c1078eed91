package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.TRANSIENT;

import com.vmware.vim25.ArrayOfManagedObjectReference;
import com.vmware.vim25.ManagedObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a builder configuration names in an inventory. */
final class Placements {
    private final InventoryTree tree;

    Placements(InventoryTree tree) {
        this.tree = tree;
    }

    /** Where the machine goes; empty where a problem was found, all of which are added. */
    Optional<Placement> find(VsphereBuilder builder, List<Problem> problems) {
        int before = problems.size();
        Optional<InventoryObject> folder = folder(builder, problems);
        Optional<InventoryObject> compute = tree.find(InventoryKind.COMPUTE, builder.cluster(), null, problems);
        List<ManagedObjectReference> reachableStores =
                compute.map(resource -> references(resource, "datastore")).orElse(null);
        List<ManagedObjectReference> reachableNetworks =
                compute.map(resource -> references(resource, "network")).orElse(null);
        Optional<InventoryObject> datastore =
                tree.find(InventoryKind.DATASTORE, builder.datastore(), reachableStores, problems);
        datastore.ifPresent(store -> requireUsable(store, reachableStores, compute, problems));
        List<Placement.Network> networks = new ArrayList<>();
        for (String name : builder.networks()) {
            tree.find(InventoryKind.NETWORK, name, reachableNetworks, problems).ifPresent(network -> {
                requireReachable(InventoryKind.NETWORK, network, reachableNetworks, compute, problems);
                NetworkBackings.of(network, tree, problems)
                        .ifPresent(backing -> networks.add(new Placement.Network(network, backing)));
            });
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        InventoryObject resource = compute.orElseThrow();
        return Optional.of(new Placement(
                folder.orElseThrow(),
                resource,
                resource.properties().get("resourcePool", ManagedObjectReference.class),
                hostsToChooseFrom(resource),
                datastore.orElseThrow(),
                networks));
    }

    /** The folder for the machine; the datacenter's own where none is named. */
    Optional<InventoryObject> folder(VsphereBuilder builder, List<Problem> problems) {
        return builder.folder() == null
                ? Optional.of(tree.top(InventoryKind.FOLDER))
                : tree.find(InventoryKind.FOLDER, builder.folder(), null, problems);
    }

    /** A datastore, wherever it is. */
    Optional<InventoryObject> datastore(String name, List<Problem> problems) {
        return tree.find(InventoryKind.DATASTORE, name, null, problems);
    }

    /** Whether machines on this cluster or host can use a datastore. */
    static void requireUsable(InventoryObject datastore, InventoryObject compute, List<Problem> problems) {
        requireUsable(datastore, references(compute, "datastore"), Optional.of(compute), problems);
    }

    private static void requireUsable(
            InventoryObject datastore,
            List<ManagedObjectReference> reachable,
            Optional<InventoryObject> compute,
            List<Problem> problems) {
        requireReachable(InventoryKind.DATASTORE, datastore, reachable, compute, problems);
        if (Boolean.FALSE.equals(datastore.properties().get("summary.accessible", Boolean.class))) {
            problems.add(new Problem(
                    TRANSIENT, datastore.path(), "the datastore is not accessible", "Look at its storage and hosts"));
        }
    }

    private static void requireReachable(
            InventoryKind kind,
            InventoryObject object,
            List<ManagedObjectReference> reachable,
            Optional<InventoryObject> compute,
            List<Problem> problems) {
        if (reachable != null && !reachable.contains(object.reference())) {
            problems.add(new Problem(
                    INVALID,
                    object.path(),
                    "no host of " + compute.orElseThrow().path() + " is connected to this " + kind.singular(),
                    "Connect its hosts to it, or choose another one"));
        }
    }

    /**
     * The server chooses the host where it manages resources (DRS), and where there is only one; elsewhere a call must name
     * one (Folder.CreateVM_Task).
     */
    private static List<ManagedObjectReference> hostsToChooseFrom(InventoryObject compute) {
        boolean cluster = compute.reference().getType().equals("ClusterComputeResource");
        boolean managed =
                Boolean.TRUE.equals(compute.properties().get("configuration.drsConfig.enabled", Boolean.class));
        return cluster && !managed ? references(compute, "host") : List.of();
    }

    private static List<ManagedObjectReference> references(InventoryObject object, String path) {
        ArrayOfManagedObjectReference references =
                object.properties().get(path, ArrayOfManagedObjectReference.class);
        return references == null || references.getManagedObjectReference() == null
                ? List.of()
                : List.of(references.getManagedObjectReference());
    }
}
