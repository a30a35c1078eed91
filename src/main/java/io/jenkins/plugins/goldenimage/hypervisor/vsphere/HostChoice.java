package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.QUOTA;

import com.vmware.vim25.ArrayOfManagedObjectReference;
import com.vmware.vim25.HostSystemConnectionState;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.ObjectSpec;
import com.vmware.vim25.PropertyFilterSpec;
import com.vmware.vim25.PropertySpec;
import com.vmware.vim25.SelectionSpec;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.util.Arrays;
import java.util.List;

/** Chooses a host of a cluster that does not do it itself, because it has no DRS or has it switched off. */
final class HostChoice {
    private final VsphereSession session;

    HostChoice(VsphereSession session) {
        this.session = session;
    }

    /**
     * A host that can take the machine.
     *
     * @param key spreads builds over the hosts, and lets a repeated call choose the same one
     * @return null where the server chooses
     */
    ManagedObjectReference choose(Placement placement, String key) throws HypervisorException, InterruptedException {
        if (placement.hosts().isEmpty()) {
            return null;
        }
        ManagedObjectReference datastore = placement.datastore().reference();
        List<ManagedObjectReference> fit = read(placement.hosts()).stream()
                .filter(host -> isFit(host, datastore))
                .map(Properties::reference)
                .toList();
        if (fit.isEmpty()) {
            throw new HypervisorException(
                    QUOTA,
                    placement.compute().path(),
                    "none of its hosts is connected, out of maintenance mode and able to use the datastore "
                            + placement.datastore().path(),
                    "Bring a host back, or choose another cluster or datastore",
                    null);
        }
        return fit.get(Math.floorMod(key.hashCode(), fit.size()));
    }

    private List<Properties> read(List<ManagedObjectReference> hosts) throws HypervisorException, InterruptedException {
        PropertyFilterSpec filter = new PropertyFilterSpec();
        filter.setPropSet(new PropertySpec[] {
            FilterSpecs.properties("HostSystem", "runtime.connectionState", "runtime.inMaintenanceMode", "datastore")
        });
        filter.setObjectSet(hosts.stream().map(HostChoice::select).toArray(ObjectSpec[]::new));
        filter.setReportMissingObjectsInResults(true);
        return session.call(
                "The hosts", vim -> Properties.retrieve(vim, session.content().getPropertyCollector(), filter));
    }

    private static ObjectSpec select(ManagedObjectReference host) {
        ObjectSpec object = new ObjectSpec();
        object.setObj(host);
        object.setSelectSet(new SelectionSpec[0]);
        return object;
    }

    private static boolean isFit(Properties host, ManagedObjectReference datastore) {
        ArrayOfManagedObjectReference datastores = host.get("datastore", ArrayOfManagedObjectReference.class);
        return host.get("runtime.connectionState", HostSystemConnectionState.class)
                        == HostSystemConnectionState.connected
                && !Boolean.TRUE.equals(host.get("runtime.inMaintenanceMode", Boolean.class))
                && datastores != null
                && datastores.getManagedObjectReference() != null
                && Arrays.asList(datastores.getManagedObjectReference()).contains(datastore);
    }
}
