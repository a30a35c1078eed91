package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.CONFLICT;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.testing.VcenterFault;
import io.jenkins.plugins.goldenimage.testing.VcenterInventory;
import io.jenkins.plugins.goldenimage.testing.VcenterOptions;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import org.junit.jupiter.api.Test;

class VsphereEndTest extends VcenterTest {
    @Test
    void publishesATemplateWithoutDrives() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);

        hypervisor.publish(made(spec), spec);

        VcenterInventory.Machine template = vcenter.inventory().machine(spec.name());
        assertThat(template.template()).isTrue();
        assertThat(template.devices("VirtualCdrom")).isEmpty();
        assertThat(template.devices("VirtualDisk")).hasSize(1);
    }

    @Test
    void publishesWhatIsPublishedOnce() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = made(spec);
        PublishedImage first = hypervisor.publish(machine, spec);

        assertThat(hypervisor.publish(machine, spec)).isEqualTo(first);
        assertThat(vcenter.calls().count("MarkAsTemplate")).isEqualTo(1);
    }

    @Test
    void publishesAfterALostAnswer() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = made(spec);
        vcenter.fault(VcenterFault.cutAfter("MarkAsTemplate"));

        assertThat(failure(() -> hypervisor.publish(machine, spec))).isNotNull();
        assertThat(hypervisor.publish(machine, spec).id()).isEqualTo(machine.id());
    }

    @Test
    void doesNotPublishWhatRuns() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = running(spec);

        assertThat(failure(() -> hypervisor.publish(machine, spec)).reason()).isEqualTo(CONFLICT);
        assertThat(vcenter.inventory().machine(spec.name()).devices("VirtualCdrom")).hasSize(1);
    }

    @Test
    void doesNotPublishWhatIsGone() {
        MachineSpec spec = Vcenters.spec(iso);

        assertThat(failure(() -> hypervisor.publish(new Machine("vm-99999", "gone"), spec)).reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void destroysWhatRuns() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);

        hypervisor.destroy(running(spec));

        assertThat(vcenter.inventory().names()).doesNotContain(spec.name());
    }

    @Test
    void destroysAnImage() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = made(spec);
        hypervisor.publish(machine, spec);

        hypervisor.destroy(machine);

        assertThat(vcenter.inventory().names()).doesNotContain(spec.name());
    }

    @Test
    void destroyingWhatIsGoneIsNothingToDo() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        hypervisor.destroy(machine);

        hypervisor.destroy(machine);

        assertThat(vcenter.calls().count("Destroy_Task")).isEqualTo(1);
    }

    @Test
    void destroysWhatSomebodyElseDestroysAtTheSameTime() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        vcenter.fault(VcenterFault.failTask("Destroy_Task", "ManagedObjectNotFound"));

        hypervisor.destroy(machine);
    }

    @Test
    void touchesNothingThatNoBuildHasMade() throws Exception {
        try (VcenterServer shared = VcenterServer.start(VcenterOptions.defaults().machines(1));
                Hypervisor opened = Vcenters.open(shared)) {
            VcenterInventory.Machine stranger = shared.inventory().machines().get(0);

            HypervisorException failure =
                    failure(() -> opened.destroy(new Machine(stranger.reference(), stranger.name())));

            assertThat(failure.reason()).isEqualTo(CONFLICT);
            assertThat(shared.inventory().names()).contains(stranger.name());
        }
    }
}
