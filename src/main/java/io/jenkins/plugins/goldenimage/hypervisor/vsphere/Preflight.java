package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;

import com.vmware.vim25.AboutInfo;
import io.jenkins.plugins.goldenimage.hypervisor.Finding;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for everything that a build would stumble over, and changes nothing. */
final class Preflight {
    /** AboutInfo.apiType of a vCenter Server; hosts say "HostAgent". */
    private static final String VCENTER = "VirtualCenter";

    private final VsphereSession session;
    private final Inventory inventory;
    private final Machines machines;
    private final IsoFiles isoFiles;
    private final PrivilegeCheck privileges;

    Preflight(VsphereSession session, Tasks tasks, Inventory inventory, Machines machines) {
        this.session = session;
        this.inventory = inventory;
        this.machines = machines;
        this.isoFiles = new IsoFiles(tasks);
        this.privileges = new PrivilegeCheck(session);
    }

    List<Finding> check(MachineSpec spec) throws HypervisorException, InterruptedException {
        List<Problem> problems = new ArrayList<>();
        checkServer(problems);
        VsphereBuilder builder = (VsphereBuilder) spec.builder();
        Placements placements = new Placements(inventory.current());
        Optional<Placement> placement = placements.find(builder, problems);
        Optional<IsoPath> iso = IsoFiles.path(spec.iso(), problems);
        Optional<InventoryObject> isoDatastore =
                iso.flatMap(path -> placements.datastore(path.datastore(), problems));
        if (placement.isPresent()) {
            isoDatastore.ifPresent(
                    datastore -> Placements.requireUsable(datastore, placement.get().compute(), problems));
            privileges.check(placement.get(), isoDatastore, problems);
        }
        if (isoDatastore.isPresent()) {
            isoFiles.check(iso.orElseThrow(), isoDatastore.get(), problems);
        }
        checkName(spec, placements.folder(builder, new ArrayList<>()), problems);
        return problems.stream().map(Problem::toFinding).distinct().toList();
    }

    private void checkServer(List<Problem> problems) {
        AboutInfo about = session.content().getAbout();
        if (!VCENTER.equals(about.getApiType())) {
            problems.add(new Problem(
                    INVALID,
                    about.getFullName(),
                    "an ESXi host keeps no templates",
                    "Use the vCenter Server that manages it"));
        }
    }

    private void checkName(MachineSpec spec, Optional<InventoryObject> folder, List<Problem> problems)
            throws HypervisorException, InterruptedException {
        VsphereNames.imageNameProblem(spec.name())
                .ifPresent(problem -> problems.add(
                        new Problem(INVALID, spec.name(), "the name " + problem, "Choose another name")));
        if (folder.isPresent()) {
            machines.inFolder(folder.get(), spec.name())
                    .filter(machine -> !machine.isOf(spec))
                    .ifPresent(machine -> problems.add(machine.nameTaken()));
        }
    }
}
