package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.BUSY;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.CONFLICT;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.QUOTA;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vmware.vim25.ManagedObjectReference;
import io.jenkins.plugins.goldenimage.definition.GuestLogin;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.OperatingSystemFamily;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.testing.VcenterFault;
import io.jenkins.plugins.goldenimage.testing.VcenterInventory;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class VsphereCreateTest extends VcenterTest {
    private static final Trust NO_CHECK = new Trust(null, null, true);

    @Test
    void makesTheMachineThatIsAskedFor() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);

        Machine machine = hypervisor.create(spec);

        VcenterInventory.Machine made = vcenter.inventory().machine(spec.name());
        assertThat(machine).isEqualTo(new Machine(made.reference(), spec.name()));
        assertThat(made.poweredOn()).isFalse();
        assertThat(made.cpus()).isEqualTo(2);
        assertThat(made.memoryMiB()).isEqualTo(2048);
        assertThat(made.guestId()).isEqualTo("debian10_64Guest");
        assertThat(made.annotation()).isEqualTo(spec.description());
        assertThat(made.extraConfig()).containsEntry("goldenimage.build", spec.key());
    }

    @Test
    void bootsTheDiskAndThenTheCd() throws Exception {
        VcenterInventory.Machine made = create(Vcenters.builder());

        assertThat(made.firmware()).isEqualTo("efi");
        assertThat(made.secureBoot()).isTrue();
        assertThat(made.bootOrder()).hasSize(2);
        assertThat(made.bootOrder().get(0)).containsIgnoringCase("disk");
        assertThat(made.bootOrder().get(1)).containsIgnoringCase("cdrom");
    }

    @Test
    void putsTheIsoIntoADriveOnSata() throws Exception {
        VcenterInventory.Machine made = create(Vcenters.builder());

        assertThat(made.devices("VirtualCdrom")).singleElement().satisfies(drive -> {
            assertThat(drive.detail()).isEqualTo(iso);
            assertThat(drive.connected()).isTrue();
            assertThat(made.devices("VirtualAHCIController"))
                    .singleElement()
                    .satisfies(controller -> assertThat(drive.controller()).isEqualTo(controller.key()));
        });
    }

    @Test
    void putsThinDisksOnAParavirtualController() throws Exception {
        VcenterInventory.Machine made = create(Vcenters.builder());

        assertThat(made.devices("VirtualDisk")).singleElement().satisfies(disk -> {
            assertThat(disk.sizeKiB()).isEqualTo(20L * 1024 * 1024);
            assertThat(made.devices("ParaVirtualSCSIController"))
                    .singleElement()
                    .satisfies(controller -> assertThat(disk.controller()).isEqualTo(controller.key()));
        });
    }

    @Test
    void connectsToAStandardNetwork() throws Exception {
        assertThat(create(Vcenters.builder()).devices("VirtualVmxnet3"))
                .singleElement()
                .satisfies(adapter -> assertThat(adapter.detail()).contains(VcenterServer.NETWORK));
    }

    @Test
    void connectsToADistributedPortGroup() throws Exception {
        VsphereBuilder builder = Vcenters.builder(
                VcenterServer.CLUSTER, VcenterServer.DATASTORE, VcenterServer.PORT_GROUP, null);

        assertThat(create(builder).devices("VirtualVmxnet3"))
                .singleElement()
                .satisfies(adapter -> assertThat(adapter.backing())
                        .isEqualTo("VirtualEthernetCardDistributedVirtualPortBackingInfo"));
    }

    @Test
    void runsOnAHostThatStandsAlone() throws Exception {
        VsphereBuilder builder =
                Vcenters.builder("DC0_H0", VcenterServer.DATASTORE, VcenterServer.NETWORK, null);

        assertThat(create(builder).poweredOn()).isFalse();
    }

    @Test
    void goesIntoAFolderNamedByItsPath() throws Exception {
        makeFolders("Linux", "Templates");
        VsphereBuilder builder = Vcenters.builder(
                VcenterServer.CLUSTER, VcenterServer.DATASTORE, VcenterServer.NETWORK, "Linux/Templates");

        assertThat(create(builder).folder()).isEqualTo("/DC0/vm/Linux/Templates");
    }

    @Test
    void seesAFolderThatWasMadeAMomentAgo() throws Exception {
        hypervisor.check(Vcenters.spec(iso));
        makeFolders("New");

        assertThat(create(Vcenters.builder(
                                VcenterServer.CLUSTER, VcenterServer.DATASTORE, VcenterServer.NETWORK, "New"))
                        .folder())
                .isEqualTo("/DC0/vm/New");
    }

    @Test
    void tellsThatNoHostOfTheClusterIsFit() throws Exception {
        try (VcenterServer idle = VcenterServer.start();
                VsphereSession session =
                        VsphereSession.open(Vcenters.connection(idle, NO_CHECK), Vcenters.login(idle));
                Hypervisor opened = Vcenters.open(idle)) {
            String image = idle.putFile("debian.iso", new byte[1]);
            for (int number = 0; number < 3; number++) {
                String path = "/DC0/host/DC0_C0/DC0_C0_H" + number;
                ManagedObjectReference host = session.call(
                        path, vim -> vim.findByInventoryPath(session.content().getSearchIndex(), path));
                session.call(path, vim -> vim.enterMaintenanceMode_Task(host, 0, null, null));
            }

            HypervisorException failure = failure(() -> opened.create(Vcenters.spec(image)));

            assertThat(failure.reason()).isEqualTo(QUOTA);
            assertThat(failure.subject()).isEqualTo("DC0_C0");
        }
    }

    @Test
    void takesTheLatestGuestIdThatTheServerHas() throws Exception {
        OperatingSystem latest = new OperatingSystem(
                "debian-12", OperatingSystemFamily.DEBIAN, "12", null, null, new GuestLogin("guest", 22));

        hypervisor.create(new MachineSpec("key", "debian-12", "", latest, Vcenters.builder(), iso));

        assertThat(vcenter.inventory().machine("debian-12").guestId()).isEqualTo("debian11_64Guest");
    }

    @Test
    void refusesAGuestIdThatTheServerDoesNotKnow() {
        VsphereBuilder known = Vcenters.builder();
        VsphereBuilder unknown = new VsphereBuilder(
                known.name(), 1, 1024, known.disks(), known.firmware(), known.networks(), known.cluster(),
                known.datastore(), null, "amigaGuest");

        HypervisorException failure = failure(() -> create(unknown));

        assertThat(failure.reason()).isEqualTo(INVALID);
        assertThat(failure).hasMessageContaining("guestId");
    }

    @Test
    void makesOneMachineWhenCalledTwice() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);

        Machine first = hypervisor.create(spec);
        Machine second = hypervisor.create(spec);

        assertThat(second).isEqualTo(first);
        assertThat(vcenter.inventory().names()).containsOnlyOnce(spec.name());
    }

    @Test
    void findsTheMachineWhenTheAnswerWasLost() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        vcenter.fault(VcenterFault.cutAfter("CreateVM_Task"));

        assertThat(failure(() -> hypervisor.create(spec)).reason()).isEqualTo(TRANSIENT);

        assertThat(hypervisor.create(spec).id())
                .isEqualTo(vcenter.inventory().machine(spec.name()).reference());
        assertThat(vcenter.calls().count("CreateVM_Task")).isEqualTo(2);
    }

    @Test
    void leavesTheMachineOfAnotherBuildAlone() throws Exception {
        MachineSpec first = Vcenters.spec(iso);
        hypervisor.create(first);

        HypervisorException failure = failure(() ->
                hypervisor.create(Vcenters.spec(first.name(), "another-build", Vcenters.builder(), iso)));

        assertThat(failure.reason()).isEqualTo(CONFLICT);
        assertThat(failure).hasMessageContaining("/DC0/vm/" + first.name()).hasMessageContaining(first.key());
    }

    @Test
    void namesAFolderThatHasTheName() throws Exception {
        makeFolders("taken-by-a-folder");

        HypervisorException failure = failure(() ->
                hypervisor.create(Vcenters.spec("taken-by-a-folder", "key", Vcenters.builder(), iso)));

        assertThat(failure.reason()).isEqualTo(CONFLICT);
        assertThat(failure).hasMessageContaining("somebody else");
    }

    @Test
    void namesWhatIsNotThere() {
        HypervisorException failure = failure(() ->
                create(Vcenters.builder("C9", VcenterServer.DATASTORE, VcenterServer.NETWORK, null)));

        assertThat(failure.reason()).isEqualTo(NOT_FOUND);
        assertThat(failure.subject()).isEqualTo("C9");
    }

    @Test
    void namesTheIsoThatIsMissing() {
        HypervisorException failure = failure(() -> hypervisor.create(Vcenters.spec("[LocalDS_0] iso/none.iso")));

        assertThat(failure.reason()).isEqualTo(NOT_FOUND);
        assertThat(failure).hasMessageContaining("none.iso");
    }

    @Test
    void namesThePrivilegeAndTheObject() {
        vcenter.fault(VcenterFault.noPermission("CreateVM_Task", "VirtualMachine.Inventory.Create"));

        HypervisorException failure = failure(() -> hypervisor.create(Vcenters.spec(iso)));

        assertThat(failure.reason()).isEqualTo(PERMISSION);
        assertThat(failure)
                .hasMessageContaining("vm (Folder ")
                .hasMessageContaining("Virtual machine > Edit Inventory > Create new");
    }

    @Test
    void failsAsItsTaskDoes() {
        vcenter.fault(VcenterFault.failTask("CreateVM_Task", "NoDiskSpace"));

        assertThat(failure(() -> hypervisor.create(Vcenters.spec(iso))).reason()).isEqualTo(QUOTA);
    }

    @Test
    void tellsThatItIsBusy() {
        vcenter.fault(VcenterFault.failTask("CreateVM_Task", "TaskInProgress"));

        assertThat(failure(() -> hypervisor.create(Vcenters.spec(iso))).reason()).isEqualTo(BUSY);
    }

    private VcenterInventory.Machine create(VsphereBuilder builder) throws Exception {
        MachineSpec spec = Vcenters.spec(Vcenters.spec(iso).name(), "key", builder, iso);
        hypervisor.create(spec);
        return vcenter.inventory().machine(spec.name());
    }

    /** Each one in the one before. */
    private static void makeFolders(String... names) throws Exception {
        VsphereConnection connection = Vcenters.connection(vcenter, NO_CHECK);
        try (VsphereSession session = VsphereSession.open(connection, Vcenters.login(vcenter))) {
            ManagedObjectReference folder = session.call(
                    "/DC0/vm", vim -> vim.findByInventoryPath(session.content().getSearchIndex(), "/DC0/vm"));
            for (String name : List.of(names)) {
                ManagedObjectReference parent = folder;
                folder = session.call(name, vim -> vim.createFolder(parent, name));
            }
        }
    }
}
