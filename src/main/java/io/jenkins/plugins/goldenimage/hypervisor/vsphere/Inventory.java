package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertyFilterSpec;
import com.vmware.vim25.PropertySpec;
import com.vmware.vim25.SelectionSpec;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Reads the inventory of the connection's datacenter, in one call. Safe for use by several threads. */
final class Inventory {
    /** For calls that follow each other; who has changed something in between is told by the call that fails. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final List<PropertySpec> PROPERTIES = List.of(
            FilterSpecs.properties(
                    "Datacenter", "name", "parent", "vmFolder", "hostFolder", "datastoreFolder", "networkFolder"),
            FilterSpecs.properties("Folder", "name", "parent"),
            FilterSpecs.properties("ComputeResource", "name", "parent", "resourcePool", "host", "datastore", "network"),
            FilterSpecs.properties(
                    "ClusterComputeResource",
                    "name", "parent", "resourcePool", "host", "datastore", "network", "configuration.drsConfig.enabled"),
            FilterSpecs.properties("Datastore", "name", "parent", "browser", "summary.accessible"),
            FilterSpecs.properties("Network", "name", "parent"),
            FilterSpecs.properties("OpaqueNetwork", "name", "parent", "summary"),
            FilterSpecs.properties(
                    "DistributedVirtualPortgroup", "name", "parent", "key", "config.distributedVirtualSwitch"),
            FilterSpecs.properties("DistributedVirtualSwitch", "name", "parent", "uuid"));

    private final VsphereSession session;
    private final String wantedDatacenter;
    private final ReentrantLock lock = new ReentrantLock();
    private ManagedObjectReference datacenter;
    private InventoryTree latest;
    private long readAt;

    /**
     * Of a datacenter.
     *
     * @param datacenter its name or its path; null where there is only one
     */
    Inventory(VsphereSession session, String datacenter) {
        this.session = session;
        this.wantedDatacenter = datacenter;
    }

    /** As it is, or was a moment ago. */
    InventoryTree recent() throws HypervisorException, InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean fresh = latest != null && System.nanoTime() - readAt < FRESH.toNanos();
            return fresh ? latest : read();
        } finally {
            lock.unlock();
        }
    }

    /** As it is now. */
    InventoryTree current() throws HypervisorException, InterruptedException {
        lock.lockInterruptibly();
        try {
            return read();
        } finally {
            lock.unlock();
        }
    }

    /** What was read is not so any more. */
    void forget() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            latest = null;
        } finally {
            lock.unlock();
        }
    }

    private InventoryTree read() throws HypervisorException, InterruptedException {
        latest = null;
        if (datacenter == null) {
            datacenter = findDatacenter();
        }
        ManagedObjectReference start = datacenter;
        PropertyFilterSpec filter = FilterSpecs.filter(start, ways(), PROPERTIES);
        List<Properties> objects;
        try {
            objects = retrieve("The inventory", filter);
        } catch (HypervisorException e) {
            // It may have been replaced by another one of its name.
            datacenter = null;
            throw e;
        }
        objects.forEach(this::remember);
        Properties self = objects.stream()
                .filter(object -> object.reference().equals(start))
                .findFirst()
                .filter(InventoryTree::isComplete)
                .orElseThrow(() -> noDatacenter("the user of the connection can't see this datacenter", List.of()));
        latest = new InventoryTree(self, objects);
        readAt = System.nanoTime();
        return latest;
    }

    private static List<SelectionSpec> ways() {
        return Arrays.<SelectionSpec>asList(
                FilterSpecs.way("machines", "Datacenter", "vmFolder", FilterSpecs.folders()),
                FilterSpecs.way("compute", "Datacenter", "hostFolder", FilterSpecs.again("folders")),
                FilterSpecs.way("datastores", "Datacenter", "datastoreFolder", FilterSpecs.again("folders")),
                FilterSpecs.way("networks", "Datacenter", "networkFolder", FilterSpecs.again("folders")));
    }

    private List<Properties> retrieve(String subject, PropertyFilterSpec filter)
            throws HypervisorException, InterruptedException {
        return session.call(
                subject, vim -> Properties.retrieve(vim, session.content().getPropertyCollector(), filter));
    }

    private void remember(Properties object) {
        String name = object.get("name", String.class);
        if (name != null) {
            session.names().put(object.reference(), VsphereNames.decode(name));
        }
    }

    private ManagedObjectReference findDatacenter() throws HypervisorException, InterruptedException {
        PropertyFilterSpec filter = FilterSpecs.filter(
                session.content().getRootFolder(),
                List.of(FilterSpecs.folders()),
                List.of(
                        FilterSpecs.properties("Folder", "name", "parent"),
                        FilterSpecs.properties("Datacenter", "name", "parent")));
        List<Properties> objects = retrieve("The datacenters", filter);
        Map<ManagedObjectReference, Properties> all = objects.stream()
                .collect(Collectors.toMap(Properties::reference, object -> object, (first, second) -> first));
        Map<String, ManagedObjectReference> paths = new HashMap<>();
        objects.stream()
                .filter(object -> object.reference().getType().equals("Datacenter"))
                .forEach(object -> paths.put(path(object, all), object.reference()));
        List<String> found = paths.keySet().stream().filter(this::isWanted).sorted().toList();
        if (found.size() != 1) {
            throw noDatacenter(found.isEmpty() ? "there is no such datacenter" : "there are several datacenters", paths.keySet());
        }
        return paths.get(found.get(0));
    }

    private boolean isWanted(String path) {
        return wantedDatacenter == null
                || path.equals(wantedDatacenter)
                || ("/" + path).equals(wantedDatacenter)
                || path.endsWith("/" + wantedDatacenter);
    }

    private String path(Properties object, Map<ManagedObjectReference, Properties> all) {
        String name = VsphereNames.decode(object.get("name", String.class));
        Properties parent = all.get(object.get("parent", ManagedObjectReference.class));
        boolean top = parent == null || parent.reference().equals(session.content().getRootFolder());
        return top ? name : path(parent, all) + "/" + name;
    }

    private HypervisorException noDatacenter(String message, Collection<String> paths) {
        return new HypervisorException(
                paths.size() > 1 && wantedDatacenter == null ? INVALID : NOT_FOUND,
                wantedDatacenter == null ? "The datacenter" : wantedDatacenter,
                message,
                paths.isEmpty()
                        ? "Let the user of the connection see the datacenter"
                        : "Set the connection's datacenter to one of " + String.join(", ", paths.stream().sorted().toList()),
                null);
    }
}
