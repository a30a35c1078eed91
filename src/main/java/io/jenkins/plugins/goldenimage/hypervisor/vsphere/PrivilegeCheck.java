package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;

import com.vmware.vim25.EntityPrivilege;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PrivilegeAvailability;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks in one call whether the user may do all that a build does, on the very objects that it uses (vSphere Web Services
 * API, AuthorizationManager.HasPrivilegeOnEntities; what each call needs is in its description there).
 */
final class PrivilegeCheck {
    /** On the folder, from where they apply to the machine in it. */
    private static final List<String> FOLDER = List.of(
            "VirtualMachine.Inventory.Create",
            "VirtualMachine.Inventory.Delete",
            "VirtualMachine.Config.AddNewDisk",
            "VirtualMachine.Config.AddRemoveDevice",
            "VirtualMachine.Config.AdvancedConfig",
            "VirtualMachine.Interact.PowerOn",
            "VirtualMachine.Interact.PowerOff",
            "VirtualMachine.Provisioning.MarkAsTemplate");

    private static final List<String> POOL = List.of("Resource.AssignVMToPool");
    private static final List<String> DATASTORE = List.of("Datastore.AllocateSpace");
    private static final List<String> ISO_DATASTORE = List.of("Datastore.Browse");
    private static final List<String> NETWORK = List.of("Network.Assign");

    private final VsphereSession session;

    PrivilegeCheck(VsphereSession session) {
        this.session = session;
    }

    /** Adds a problem for each privilege that is missing. */
    void check(Placement placement, Optional<InventoryObject> isoDatastore, List<Problem> problems)
            throws HypervisorException, InterruptedException {
        Needs needs = new Needs();
        needs.add(placement.folder().reference(), FOLDER);
        needs.add(placement.pool(), POOL);
        needs.add(placement.datastore().reference(), DATASTORE);
        isoDatastore.ifPresent(datastore -> needs.add(datastore.reference(), ISO_DATASTORE));
        placement.networks().forEach(network -> needs.add(network.object().reference(), NETWORK));
        for (EntityPrivilege answer : ask(needs)) {
            for (PrivilegeAvailability privilege : answer.getPrivAvailability()) {
                if (!privilege.isIsGranted() && needs.contains(answer.getEntity(), privilege.getPrivId())) {
                    problems.add(missing(answer.getEntity(), privilege.getPrivId()));
                }
            }
        }
    }

    private EntityPrivilege[] ask(Needs needs) throws HypervisorException, InterruptedException {
        EntityPrivilege[] answers = session.call("The privileges of " + session.user(), vim -> vim.hasPrivilegeOnEntities(
                session.content().getAuthorizationManager(), needs.objects(), session.key(), needs.privileges()));
        return answers == null ? new EntityPrivilege[0] : answers;
    }

    private Problem missing(ManagedObjectReference object, String privilege) {
        return new Problem(
                PERMISSION,
                session.names().describe(object),
                "the user of the connection lacks the privilege " + Privileges.describe(privilege),
                "Add it to the user's role on that object, or on one above it with \"Propagate to children\"");
    }

    /** Which privileges are needed on which object. */
    private static final class Needs {
        private final Map<ManagedObjectReference, List<String>> needs = new LinkedHashMap<>();

        void add(ManagedObjectReference object, List<String> privileges) {
            needs.merge(object, privileges, (some, more) -> Stream.concat(some.stream(), more.stream())
                    .distinct()
                    .toList());
        }

        boolean contains(ManagedObjectReference object, String privilege) {
            return needs.getOrDefault(object, List.of()).contains(privilege);
        }

        ManagedObjectReference[] objects() {
            return needs.keySet().toArray(ManagedObjectReference[]::new);
        }

        String[] privileges() {
            return needs.values().stream().flatMap(List::stream).distinct().toArray(String[]::new);
        }
    }
}
