package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterInventory;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VsphereLifecycleTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static VcenterServer vcenter;
    private static String iso;

    @BeforeAll
    static void start() {
        TestServers.assumeVcenter();
        vcenter = VcenterServer.start();
        iso = vcenter.putFile("iso/debian.iso", "an installer".getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        if (vcenter != null) {
            vcenter.close();
        }
    }

    @Test
    void buildsAnImage() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        vcenter.resetCalls();
        PublishedImage image;
        try (Hypervisor hypervisor = Vcenters.open(vcenter)) {
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
            image = hypervisor.publish(machine, spec);
        }
        System.out.println(vcenter.calls().methods());
        System.out.println(vcenter.calls().methods().size() + " " + image);
        VcenterInventory.Machine template = vcenter.inventory().machine(spec.name());
        assertThat(template.template()).isTrue();
        assertThat(template.devices("VirtualCdrom")).isEmpty();
        assertThat(image.name()).isEqualTo(spec.name());
        assertThat(image.location()).isEqualTo("/DC0/vm/" + spec.name());
        assertThat(vcenter.calls().methods()).hasSizeLessThan(40);
        assertThat(vcenter.inventory().sessions()).isZero();
    }
}
