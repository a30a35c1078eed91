package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.Finding;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class VsphereCheckTest extends VcenterTest {
    @Test
    void findsNothingWrong() throws Exception {
        assertThat(hypervisor.check(Vcenters.spec(iso))).isEmpty();
    }

    @Test
    void takesAMachineOfTheSameBuildForFine() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        made(spec);

        assertThat(hypervisor.check(spec)).isEmpty();
    }

    @Test
    void namesTheClustersAndHostsThatThereAre() throws Exception {
        Finding finding = onlyFinding(with("C9", VcenterServer.DATASTORE, VcenterServer.NETWORK, null), iso);

        assertThat(finding.subject()).isEqualTo("C9");
        assertThat(finding.message()).contains("no cluster or host");
        assertThat(finding.action()).contains("DC0_C0").contains("DC0_H0");
    }

    @Test
    void namesTheDatastoresThatThereAre() throws Exception {
        Finding finding = onlyFinding(with(VcenterServer.CLUSTER, "ds9", VcenterServer.NETWORK, null), iso);

        assertThat(finding.subject()).isEqualTo("ds9");
        assertThat(finding.action()).contains(VcenterServer.DATASTORE);
    }

    @Test
    void namesTheNetworksThatThereAre() throws Exception {
        Finding finding = onlyFinding(with(VcenterServer.CLUSTER, VcenterServer.DATASTORE, "VLAN 9", null), iso);

        assertThat(finding.subject()).isEqualTo("VLAN 9");
        assertThat(finding.action()).contains(VcenterServer.NETWORK).contains(VcenterServer.PORT_GROUP);
    }

    @Test
    void missesTheFolder() throws Exception {
        Finding finding = onlyFinding(
                with(VcenterServer.CLUSTER, VcenterServer.DATASTORE, VcenterServer.NETWORK, "Templates"), iso);

        assertThat(finding.subject()).isEqualTo("Templates");
        assertThat(finding.message()).contains("no folder");
    }

    @Test
    void missesTheIso() throws Exception {
        Finding finding = onlyFinding(Vcenters.builder(), "[LocalDS_0] iso/other.iso");

        assertThat(finding.subject()).isEqualTo("[LocalDS_0] iso/other.iso");
        assertThat(finding.message()).contains("no such file");
    }

    @Test
    void missesTheFolderOfTheIso() throws Exception {
        Finding finding = onlyFinding(Vcenters.builder(), "[LocalDS_0] nowhere/debian.iso");

        assertThat(finding.message()).contains("no such file");
    }

    @Test
    void wantsADatastorePathForTheIso() throws Exception {
        Finding finding = onlyFinding(Vcenters.builder(), "iso/debian.iso");

        assertThat(finding.action()).contains("[datastore] folder/file.iso");
    }

    @Test
    void tellsThatTheNameIsTakenByAnotherBuild() throws Exception {
        MachineSpec first = Vcenters.spec(iso);
        made(first);

        assertThat(hypervisor.check(Vcenters.spec(first.name(), "another-build", Vcenters.builder(), iso)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("/DC0/vm/" + first.name());
                    assertThat(finding.message()).contains("taken").contains(first.key());
                });
    }

    @Test
    void namesAMissingPrivilegeAsTheRoleEditorDoes() throws Exception {
        vcenter.denyPrivileges("VirtualMachine.Interact.PowerOn");

        assertThat(hypervisor.check(Vcenters.spec(iso))).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).startsWith("vm (Folder ");
            assertThat(finding.message())
                    .contains("Virtual machine > Interaction > Power on (VirtualMachine.Interact.PowerOn)");
        });
    }

    @Test
    void findsEverythingAtOnce() throws Exception {
        assertThat(hypervisor.check(Vcenters.spec("n", "k", with("C9", "ds9", "VLAN 9", "Templates"), "[iso9] a.iso")))
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder("C9", "ds9", "VLAN 9", "Templates", "iso9");
    }

    @Test
    void namesTheDatacentersThatThereAre() throws Exception {
        VsphereConnection connection = new VsphereConnection(
                "vcenter-1", URI.create(vcenter.url()), "vcenter", null, new Trust(null, null, true), null, "DC9");
        try (Hypervisor opened = new VsphereType().open(connection, Vcenters.login(vcenter))) {
            HypervisorException failure = failure(() -> opened.check(Vcenters.spec(iso)));

            assertThat(failure.reason()).isEqualTo(NOT_FOUND);
            assertThat(failure).hasMessageContaining("DC9");
            assertThat(failure.action()).contains("DC0");
        }
    }

    private Finding onlyFinding(VsphereBuilder builder, String image) throws Exception {
        List<Finding> findings = hypervisor.check(Vcenters.spec("image", "build", builder, image));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static VsphereBuilder with(String cluster, String datastore, String network, String folder) {
        return Vcenters.builder(cluster, datastore, network, folder);
    }
}
