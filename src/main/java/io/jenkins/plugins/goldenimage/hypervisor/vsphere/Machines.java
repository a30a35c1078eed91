package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.CONFLICT;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.TRANSIENT;

import com.vmware.vim25.ArrayOfVirtualDevice;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertyFilterSpec;
import com.vmware.vim25.VirtualCdrom;
import com.vmware.vim25.VirtualMachinePowerState;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads machines, each in one call. */
final class Machines {
    private static final String[] PROPERTIES = {
        "name", "parent", "runtime.powerState", "config.template", "config.uuid", "config.instanceUuid",
        "config.hardware.device", BuildTag.PATH
    };

    private final VsphereSession session;

    Machines(VsphereSession session) {
        this.session = session;
    }

    /** What is known of a machine; empty when it does not exist any more. */
    Optional<Details> read(ManagedObjectReference machine) throws HypervisorException, InterruptedException {
        // The folders above it come with it, because they make its path.
        PropertyFilterSpec filter = FilterSpecs.filter(
                machine,
                List.of(FilterSpecs.way("ancestors", "ManagedEntity", "parent", FilterSpecs.again("ancestors"))),
                List.of(
                        FilterSpecs.properties(References.VIRTUAL_MACHINE, PROPERTIES),
                        FilterSpecs.properties("ManagedEntity", "name", "parent")));
        try {
            List<Properties> objects = session.call(
                    session.names().describe(machine),
                    vim -> Properties.retrieve(vim, session.content().getPropertyCollector(), filter));
            return objects.stream()
                    .filter(object -> object.reference().equals(machine))
                    .findFirst()
                    .map(properties -> new Details(properties, path(properties, objects)));
        } catch (HypervisorException e) {
            if (Faults.isGone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What has this name in a folder, which can be a folder as well (SearchIndex.FindChild). */
    Optional<Details> inFolder(InventoryObject folder, String name) throws HypervisorException, InterruptedException {
        ManagedObjectReference child = session.call(
                folder.path().isEmpty() ? folder.name() : folder.path(),
                vim -> vim.findChild(session.content().getSearchIndex(), folder.reference(), name));
        return child == null ? Optional.empty() : read(child);
    }

    private String path(Properties machine, List<Properties> objects) {
        StringBuilder path = new StringBuilder();
        Optional<Properties> current = Optional.of(machine);
        while (current.isPresent()) {
            Properties object = current.get();
            if (object.reference().equals(session.content().getRootFolder())) {
                break;
            }
            String name = object.get("name", String.class);
            path.insert(0, "/" + (name == null ? "?" : VsphereNames.decode(name)));
            ManagedObjectReference parent = object.get("parent", ManagedObjectReference.class);
            current = objects.stream()
                    .filter(candidate -> candidate.reference().equals(parent))
                    .findFirst();
        }
        return path.toString();
    }

    /**
     * A machine as it is.
     *
     * @param properties what was read of it
     * @param path where it is in the inventory, from its datacenter on
     */
    record Details(Properties properties, String path) {
        Machine machine() {
            return new Machine(properties.reference().getVal(), name());
        }

        String name() {
            String name = properties.get("name", String.class);
            return name == null ? properties.reference().getVal() : VsphereNames.decode(name);
        }

        /** Empty for a machine that is not ours, or that is not made yet. */
        Optional<String> buildKey() {
            return BuildTag.read(properties);
        }

        /** A machine whose host is away, or that is still being made, does not tell whose it is. */
        void requireReadable() throws HypervisorException {
            boolean machine = properties.reference().getType().equals(References.VIRTUAL_MACHINE);
            if (machine && !properties.values().containsKey(BuildTag.PATH)) {
                throw new HypervisorException(
                        TRANSIENT,
                        path,
                        "vCenter can't read its configuration now",
                        "Look whether its host and its datastore are connected",
                        null);
            }
        }

        boolean isOf(MachineSpec spec) {
            return buildKey().filter(spec.key()::equals).isPresent();
        }

        /** For another build, which wants the name. */
        Problem nameTaken() {
            String owner = buildKey().map(key -> "the build " + key).orElse("somebody else");
            return new Problem(
                    CONFLICT,
                    path,
                    "the name is taken by something that belongs to " + owner + " ("
                            + properties.reference().getVal() + ")",
                    "Choose another name or version for the image, or remove what has this name");
        }

        boolean isTemplate() {
            return Boolean.TRUE.equals(properties.get("config.template", Boolean.class));
        }

        boolean isOff() {
            return properties.get("runtime.powerState", VirtualMachinePowerState.class)
                    == VirtualMachinePowerState.poweredOff;
        }

        Optional<String> uuid() {
            return Optional.ofNullable(properties.get("config.uuid", String.class));
        }

        Optional<String> instanceUuid() {
            return Optional.ofNullable(properties.get("config.instanceUuid", String.class));
        }

        List<VirtualCdrom> cdDrives() {
            ArrayOfVirtualDevice devices = properties.get("config.hardware.device", ArrayOfVirtualDevice.class);
            return devices == null || devices.getVirtualDevice() == null
                    ? List.of()
                    : Arrays.stream(devices.getVirtualDevice())
                            .filter(VirtualCdrom.class::isInstance)
                            .map(VirtualCdrom.class::cast)
                            .toList();
        }
    }
}
