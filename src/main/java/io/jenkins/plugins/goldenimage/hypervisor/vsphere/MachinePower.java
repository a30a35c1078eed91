package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.InvalidPowerState;
import com.vmware.vim25.VirtualMachinePowerState;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;

/** Switches machines on and off. What is so already is left as it is. */
final class MachinePower {
    private final VsphereSession session;
    private final Tasks tasks;

    MachinePower(VsphereSession session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
    }

    void on(Machine machine) throws HypervisorException, InterruptedException {
        try {
            tasks.run(machine.name(), vim -> vim.powerOnVM_Task(References.machine(machine.id()), null));
        } catch (HypervisorException e) {
            throwUnless(VirtualMachinePowerState.poweredOn, e);
        }
    }

    void off(Machine machine) throws HypervisorException, InterruptedException {
        try {
            tasks.run(machine.name(), vim -> vim.powerOffVM_Task(References.machine(machine.id())));
        } catch (HypervisorException e) {
            throwUnless(VirtualMachinePowerState.poweredOff, e);
        }
    }

    void shutDownGuest(Machine machine) throws HypervisorException, InterruptedException {
        try {
            session.call(machine.name(), vim -> {
                vim.shutdownGuest(References.machine(machine.id()));
                return null;
            });
        } catch (HypervisorException e) {
            throwUnless(VirtualMachinePowerState.poweredOff, e);
        }
    }

    /** Unless it failed because the machine is in the wanted state already. */
    private static void throwUnless(VirtualMachinePowerState wanted, HypervisorException failure)
            throws HypervisorException {
        boolean already = failure.getCause() instanceof SoapFault fault
                && fault.fault() instanceof InvalidPowerState state
                && state.getExistingState() == wanted;
        if (!already) {
            throw failure;
        }
    }
}
