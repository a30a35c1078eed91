package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.testing.VcenterFault;
import io.jenkins.plugins.goldenimage.testing.VcenterGuest;
import org.junit.jupiter.api.Test;

class VspherePowerTest extends VcenterTest {
    @Test
    void switchesOn() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        running(spec);

        assertThat(vcenter.inventory().machine(spec.name()).poweredOn()).isTrue();
    }

    @Test
    void leavesOnWhatIsOn() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        hypervisor.powerOn(running(spec));

        assertThat(vcenter.inventory().machine(spec.name()).poweredOn()).isTrue();
    }

    @Test
    void switchesOffAndLeavesOffWhatIsOff() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = running(spec);

        hypervisor.powerOff(machine);
        hypervisor.powerOff(machine);

        assertThat(vcenter.inventory().machine(spec.name()).poweredOn()).isFalse();
    }

    @Test
    void shuttingDownWhatIsOffIsNothingToDo() throws Exception {
        hypervisor.shutDownGuest(made(Vcenters.spec(iso)));

        assertThat(vcenter.calls().count("ShutdownGuest")).isEqualTo(1);
    }

    @Test
    void tellsThatTheGuestHasNoTools() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        vcenter.guest(VcenterGuest.machine(spec.name()).never(true));
        Machine machine = running(spec);

        HypervisorException failure = failure(() -> hypervisor.shutDownGuest(machine));

        assertThat(failure.reason()).isEqualTo(INVALID);
        assertThat(failure.action()).contains("open-vm-tools");
    }

    @Test
    void tellsThatThereIsNoRoom() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        vcenter.fault(VcenterFault.failTask("PowerOnVM_Task", "InsufficientResourcesFault"));

        assertThat(failure(() -> hypervisor.powerOn(machine)).reason()).isEqualTo(QUOTA);
    }

    @Test
    void tellsThatTheMachineIsGone() {
        HypervisorException failure = failure(() -> hypervisor.powerOn(new Machine("vm-99999", "gone")));

        assertThat(failure.reason()).isEqualTo(NOT_FOUND);
        assertThat(failure.subject()).isEqualTo("gone");
    }
}
