package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static java.util.Map.entry;

import java.util.Map;

/** Privileges as the role editor of the vSphere Client names them ("Defined Privileges" in vSphere Security). */
final class Privileges {
    private static final Map<String, String> TITLES = Map.ofEntries(
            entry("Datastore.AllocateSpace", "Datastore > Allocate space"),
            entry("Datastore.Browse", "Datastore > Browse datastore"),
            entry("Datastore.FileManagement", "Datastore > Low level file operations"),
            entry("Network.Assign", "Network > Assign network"),
            entry("Resource.AssignVMToPool", "Resource > Assign virtual machine to resource pool"),
            entry("System.Read", "the Read-only role"),
            entry("System.View", "the Read-only role"),
            entry("VirtualMachine.Config.AddNewDisk", "Virtual machine > Change Configuration > Add new disk"),
            entry(
                    "VirtualMachine.Config.AddRemoveDevice",
                    "Virtual machine > Change Configuration > Add or remove device"),
            entry(
                    "VirtualMachine.Config.AdvancedConfig",
                    "Virtual machine > Change Configuration > Advanced configuration"),
            entry("VirtualMachine.Config.Annotation", "Virtual machine > Change Configuration > Set annotation"),
            entry("VirtualMachine.Config.CPUCount", "Virtual machine > Change Configuration > Change CPU count"),
            entry(
                    "VirtualMachine.Config.EditDevice",
                    "Virtual machine > Change Configuration > Modify device settings"),
            entry("VirtualMachine.Config.Memory", "Virtual machine > Change Configuration > Change Memory"),
            entry("VirtualMachine.Config.Resource", "Virtual machine > Change Configuration > Change resource"),
            entry("VirtualMachine.Config.Settings", "Virtual machine > Change Configuration > Change Settings"),
            entry(
                    "VirtualMachine.Interact.DeviceConnection",
                    "Virtual machine > Interaction > Connect devices"),
            entry("VirtualMachine.Interact.PowerOff", "Virtual machine > Interaction > Power off"),
            entry("VirtualMachine.Interact.PowerOn", "Virtual machine > Interaction > Power on"),
            entry("VirtualMachine.Interact.SetCDMedia", "Virtual machine > Interaction > Configure CD media"),
            entry("VirtualMachine.Inventory.Create", "Virtual machine > Edit Inventory > Create new"),
            entry(
                    "VirtualMachine.Inventory.CreateFromExisting",
                    "Virtual machine > Edit Inventory > Create from existing"),
            entry("VirtualMachine.Inventory.Delete", "Virtual machine > Edit Inventory > Remove"),
            entry("VirtualMachine.Inventory.Register", "Virtual machine > Edit Inventory > Register"),
            entry("VirtualMachine.Provisioning.MarkAsTemplate", "Virtual machine > Provisioning > Mark as template"));

    private Privileges() {}

    /** The ID, with its title in the role editor where that is known. */
    static String describe(String id) {
        String title = TITLES.get(id);
        return title == null ? id : title + " (" + id + ")";
    }
}
