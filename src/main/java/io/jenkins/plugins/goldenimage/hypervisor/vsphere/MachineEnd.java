package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.CONFLICT;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.VirtualCdrom;
import com.vmware.vim25.VirtualDevice;
import com.vmware.vim25.VirtualDeviceConfigSpec;
import com.vmware.vim25.VirtualDeviceConfigSpecOperation;
import com.vmware.vim25.VirtualMachineConfigSpec;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a machine in the end: a template, or nothing. Only what carries a build's tag is touched. */
final class MachineEnd {
    private final VsphereSession session;
    private final Tasks tasks;
    private final Machines machines;
    private final MachinePower power;

    MachineEnd(VsphereSession session, Tasks tasks, Machines machines, MachinePower power) {
        this.session = session;
        this.tasks = tasks;
        this.machines = machines;
        this.power = power;
    }

    /** Makes a template of it, without CD drives. A template can't be changed any more, so what is one is done. */
    PublishedImage publish(Machine machine) throws HypervisorException, InterruptedException {
        ManagedObjectReference reference = References.machine(machine.id());
        Machines.Details details = machines.read(reference)
                .orElseThrow(() -> new HypervisorException(
                        NOT_FOUND, machine.name(), "the machine does not exist any more", "Build the image again", null));
        requireOurs(details);
        if (!details.isTemplate()) {
            requireOff(details);
            removeDrives(reference, details);
            session.call(details.name(), vim -> {
                vim.markAsTemplate(reference);
                return null;
            });
        }
        Map<String, String> identifiers = new LinkedHashMap<>();
        identifiers.put("moref", reference.getVal());
        details.instanceUuid().ifPresent(uuid -> identifiers.put("instanceUuid", uuid));
        details.uuid().ifPresent(uuid -> identifiers.put("uuid", uuid));
        return new PublishedImage(reference.getVal(), details.name(), details.path(), identifiers);
    }

    private void removeDrives(ManagedObjectReference machine, Machines.Details details)
            throws HypervisorException, InterruptedException {
        List<VirtualCdrom> drives = details.cdDrives();
        if (drives.isEmpty()) {
            return;
        }
        VirtualMachineConfigSpec config = new VirtualMachineConfigSpec();
        config.setDeviceChange(drives.stream().map(MachineEnd::removal).toArray(VirtualDeviceConfigSpec[]::new));
        tasks.run(details.name(), vim -> vim.reconfigVM_Task(machine, config));
    }

    private static VirtualDeviceConfigSpec removal(VirtualDevice device) {
        VirtualDeviceConfigSpec change = new VirtualDeviceConfigSpec();
        change.setOperation(VirtualDeviceConfigSpecOperation.remove);
        change.setDevice(device);
        return change;
    }

    /** Removes it with its disks, or nothing where it is gone. */
    void destroy(Machine machine) throws HypervisorException, InterruptedException {
        ManagedObjectReference reference = References.machine(machine.id());
        Optional<Machines.Details> details = machines.read(reference);
        if (details.isEmpty()) {
            return;
        }
        requireOurs(details.get());
        try {
            if (!details.get().isOff()) {
                power.off(machine);
            }
            tasks.run(details.get().name(), vim -> vim.destroy_Task(reference));
        } catch (HypervisorException e) {
            // Somebody else was faster.
            if (!Faults.isGone(e)) {
                throw e;
            }
        }
    }

    private static void requireOff(Machines.Details details) throws HypervisorException {
        if (!details.isOff()) {
            throw new HypervisorException(
                    CONFLICT, details.path(), "the machine runs", "Shut it down before it becomes an image", null);
        }
    }

    private static void requireOurs(Machines.Details details) throws HypervisorException {
        details.requireReadable();
        if (details.buildKey().isEmpty()) {
            throw new HypervisorException(
                    CONFLICT,
                    details.path(),
                    "this machine was not made by a build",
                    "Look who has made it; nothing was done to it",
                    null);
        }
    }
}
