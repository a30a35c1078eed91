package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.UNKNOWN;

import com.vmware.vim25.DuplicateName;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.MethodFault;
import com.vmware.vim25.VirtualMachineConfigSpec;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds machines of builds, and makes them. */
final class MachineCreation {
    private final VsphereSession session;
    private final Tasks tasks;
    private final Inventory inventory;
    private final Machines machines;
    private final HostChoice hostChoice;

    MachineCreation(VsphereSession session, Tasks tasks, Inventory inventory, Machines machines) {
        this.session = session;
        this.tasks = tasks;
        this.inventory = inventory;
        this.machines = machines;
        this.hostChoice = new HostChoice(session);
    }

    /** The machine that carries the build's tag. Fails where that can't be known, as without its folder. */
    Optional<Machine> find(MachineSpec spec) throws HypervisorException, InterruptedException {
        VsphereBuilder builder = (VsphereBuilder) spec.builder();
        InventoryObject folder = require((placements, problems) -> placements.folder(builder, problems));
        Optional<Machines.Details> found = machines.inFolder(folder, spec.name());
        if (found.isPresent()) {
            found.get().requireReadable();
        }
        return found.filter(machine -> machine.isOf(spec)).map(Machines.Details::machine);
    }

    /** Makes the machine; finds it where an earlier call did, whose answer was lost. */
    Machine create(MachineSpec spec) throws HypervisorException, InterruptedException {
        VsphereBuilder builder = (VsphereBuilder) spec.builder();
        Placement placement = require((placements, problems) -> placements.find(builder, problems));
        IsoPath iso = require((placements, problems) -> IsoFiles.path(spec.iso(), problems));
        ManagedObjectReference host = hostChoice.choose(placement, spec.key());
        Iterator<String> guestIds = guestIds(spec, builder).iterator();
        while (true) {
            VirtualMachineConfigSpec config = MachineConfig.of(spec, placement, iso, guestIds.next());
            try {
                return create(spec.name(), config, placement, host);
            } catch (HypervisorException e) {
                if (Faults.isGone(e)) {
                    inventory.forget();
                }
                MethodFault fault = e.getCause() instanceof SoapFault cause ? cause.fault() : null;
                if (fault instanceof DuplicateName) {
                    return existing(spec, placement.folder(), e);
                }
                if (!(GuestIds.isRefused(fault) && guestIds.hasNext())) {
                    throw e;
                }
            }
        }
    }

    /** What a search finds in the inventory, which is read again where it does not: it may be there for a moment only. */
    private <T> T require(BiFunction<Placements, List<Problem>, Optional<T>> search)
            throws HypervisorException, InterruptedException {
        Optional<T> known = search.apply(new Placements(inventory.recent()), new ArrayList<>());
        if (known.isPresent()) {
            return known.get();
        }
        List<Problem> problems = new ArrayList<>();
        Optional<T> found = search.apply(new Placements(inventory.current()), problems);
        if (found.isEmpty()) {
            throw problems.get(0).toException();
        }
        return found.get();
    }

    private List<String> guestIds(MachineSpec spec, VsphereBuilder builder) {
        return builder.guestId() == null
                ? GuestIds.of(
                        spec.operatingSystem(), session.content().getAbout().getApiVersion())
                : List.of(builder.guestId());
    }

    private Machine create(
            String name, VirtualMachineConfigSpec config, Placement placement, ManagedObjectReference host)
            throws HypervisorException, InterruptedException {
        ManagedObjectReference machine = tasks.run(name, vim -> vim.createVM_Task(
                        placement.folder().reference(), config, placement.pool(), host))
                .filter(ManagedObjectReference.class::isInstance)
                .map(ManagedObjectReference.class::cast)
                .orElseThrow(() -> new HypervisorException(
                        UNKNOWN, name, "vSphere did not say which machine it has made", "Look for it in vCenter", null));
        session.names().put(machine, name);
        return new Machine(machine.getVal(), name);
    }

    private Machine existing(MachineSpec spec, InventoryObject folder, HypervisorException duplicate)
            throws HypervisorException, InterruptedException {
        Optional<Machines.Details> taken = machines.inFolder(folder, spec.name());
        if (taken.isEmpty()) {
            throw duplicate;
        }
        Machines.Details machine = taken.get();
        machine.requireReadable();
        if (machine.isOf(spec)) {
            return machine.machine();
        }
        throw machine.nameTaken().toException();
    }
}
