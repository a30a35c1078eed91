package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.testing.VcenterInventory;
import org.junit.jupiter.api.Test;

class VsphereLifecycleTest extends VcenterTest {
    private static final int MOST_CALLS = 40;

    @Test
    void buildsAnImage() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);

        PublishedImage image = build(hypervisor, spec);

        VcenterInventory.Machine template = vcenter.inventory().machine(spec.name());
        assertThat(template.template()).isTrue();
        assertThat(template.devices("VirtualCdrom")).isEmpty();
        assertThat(image.id()).isEqualTo(template.reference());
        assertThat(image.name()).isEqualTo(spec.name());
        assertThat(image.location()).isEqualTo("/DC0/vm/" + spec.name());
        assertThat(image.identifiers())
                .containsEntry("moref", template.reference())
                .containsEntry("instanceUuid", template.instanceUuid())
                .containsKey("uuid");
    }

    @Test
    void needsFewCalls() throws Exception {
        build(hypervisor, Vcenters.spec(iso));
        hypervisor.close();

        assertThat(vcenter.calls().methods()).startsWith("RetrieveServiceContent").endsWith("Logout");
        assertThat(vcenter.calls().methods()).hasSizeLessThan(MOST_CALLS);
    }

    private static PublishedImage build(Hypervisor hypervisor, MachineSpec spec) throws Exception {
        assertThat(hypervisor.check(spec)).isEmpty();
        assertThat(hypervisor.find(spec)).isEmpty();
        Machine machine = hypervisor.create(spec);
        hypervisor.powerOn(machine);
        try (MachineWatch watch = hypervisor.watch(machine)) {
            assertThat(watch.await(state -> !state.addresses().isEmpty(), SOON))
                    .hasValueSatisfying(state -> assertThat(state.addresses()).containsExactly("127.0.0.1"));
            hypervisor.shutDownGuest(machine);
            assertThat(watch.await(state -> state.power() == PowerState.OFF, SOON)).isPresent();
        }
        return hypervisor.publish(machine, spec);
    }
}
