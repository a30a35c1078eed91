package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import org.junit.jupiter.api.Test;

class VsphereFindTest extends VcenterTest {
    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertThat(hypervisor.find(Vcenters.spec(iso))).isEmpty();
    }

    @Test
    void findsTheMachineOfTheBuildInAnotherSession() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = made(spec);

        try (Hypervisor another = Vcenters.open(vcenter)) {
            assertThat(another.find(spec)).contains(machine);
        }
    }

    @Test
    void doesNotTakeTheMachineOfAnotherBuild() throws Exception {
        MachineSpec first = Vcenters.spec(iso);
        made(first);

        assertThat(hypervisor.find(Vcenters.spec(first.name(), "another-build", Vcenters.builder(), iso)))
                .isEmpty();
    }

    @Test
    void findsThePublishedImage() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = made(spec);
        hypervisor.publish(machine, spec);

        assertThat(hypervisor.find(spec)).contains(machine);
    }
}
