package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.testing.VcenterInventory;
import io.jenkins.plugins.goldenimage.testing.VcenterOptions;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    @Test
    void buildsSeveralImagesAtOnceInOneSession() throws Exception {
        List<MachineSpec> specs = Stream.generate(() -> Vcenters.spec(iso)).limit(8).toList();
        ExecutorService builds = Executors.newFixedThreadPool(specs.size());
        try {
            List<Future<PublishedImage>> images = specs.stream()
                    .map(spec -> builds.submit(() -> make(hypervisor, spec)))
                    .toList();
            for (Future<PublishedImage> image : images) {
                String name = image.get(1, TimeUnit.MINUTES).name();
                assertThat(vcenter.inventory().machine(name).template()).isTrue();
            }
        } finally {
            builds.shutdownNow();
        }
        assertThat(vcenter.calls().count("Login")).isEqualTo(1);
        assertThat(vcenter.calls().count("CreatePropertyCollector")).isEqualTo(1);
    }

    @Test
    void readsAnswersThatComeInPages() throws Exception {
        try (VcenterServer paged = VcenterServer.start(VcenterOptions.defaults().pageSize(2));
                Hypervisor opened = Vcenters.open(paged)) {
            String image = paged.putFile("debian.iso", new byte[1]);

            assertThat(opened.check(Vcenters.spec(image))).isEmpty();
            assertThat(paged.calls().count("ContinueRetrievePropertiesEx")).isPositive();
        }
    }

    private static PublishedImage build(Hypervisor hypervisor, MachineSpec spec) throws Exception {
        assertThat(hypervisor.check(spec)).isEmpty();
        assertThat(hypervisor.find(spec)).isEmpty();
        return make(hypervisor, spec);
    }

    private static PublishedImage make(Hypervisor hypervisor, MachineSpec spec) throws Exception {
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
