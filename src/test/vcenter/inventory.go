package main

import (
	"io/fs"
	"path/filepath"
	"sort"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

type inventory struct {
	Machines []machineReport     `json:"machines"`
	Files    map[string][]string `json:"files"` // by datastore
	Folders  []string            `json:"folders"`
	Sessions int                 `json:"sessions"` // open now
	Logins   int                 `json:"logins"`   // since the start
}

type machineReport struct {
	Name         string            `json:"name"`
	Reference    string            `json:"reference"`
	Folder       string            `json:"folder"`
	Template     bool              `json:"template"`
	PowerState   string            `json:"powerState"`
	InstanceUUID string            `json:"instanceUuid"`
	Annotation   string            `json:"annotation"`
	ExtraConfig  map[string]string `json:"extraConfig"`
	CustomValues map[string]string `json:"customValues"`
	GuestID      string            `json:"guestId"`
	Firmware     string            `json:"firmware"`
	SecureBoot   bool              `json:"secureBoot"`
	BootOrder    []string          `json:"bootOrder"`
	CPUs         int32             `json:"cpus"`
	MemoryMiB    int32             `json:"memoryMiB"`
	Address      string            `json:"address"`
	Installed    bool              `json:"installed"`
	Snapshots    []string          `json:"snapshots"`
	Devices      []deviceReport    `json:"devices"`
	Keys         []key             `json:"keys"`
}

type deviceReport struct {
	Key        int32  `json:"key"`
	Type       string `json:"type"`
	Controller int32  `json:"controller"`
	Unit       int32  `json:"unit"`    // -1 for none
	Backing    string `json:"backing"` // the API's type
	Detail     string `json:"detail"`  // file or network
	SizeKiB    int64  `json:"sizeKiB"` // of a disk
	Connected  bool   `json:"connected"`
}

func (v *vcenter) inventory() inventory {
	i := inventory{Machines: []machineReport{}, Files: map[string][]string{}, Sessions: v.sessions.open()}
	v.sessions.mu.Lock()
	i.Logins = v.sessions.count
	v.sessions.mu.Unlock()
	for _, vm := range machines() {
		with(vm.Self, func(mo.Reference) { i.Machines = append(i.Machines, v.machineReport(vm)) })
	}
	sort.Slice(i.Machines, func(a, b int) bool { return i.Machines[a].Name < i.Machines[b].Name })
	for _, datastore := range datastores() {
		i.Files[datastore.Name] = filesUnder(datastore.Info.GetDatastoreInfo().Url)
	}
	i.Folders = machineFolders()
	return i
}

func (v *vcenter) machineReport(vm *simulator.VirtualMachine) machineReport {
	report := machineReport{
		Name:         vm.Name,
		Reference:    vm.Self.Value,
		Folder:       inventoryPath(*vm.Parent),
		Template:     vm.Config.Template,
		PowerState:   string(vm.Runtime.PowerState),
		InstanceUUID: vm.Config.InstanceUuid,
		Annotation:   vm.Config.Annotation,
		ExtraConfig:  map[string]string{},
		CustomValues: map[string]string{},
		GuestID:      vm.Config.GuestId,
		Firmware:     vm.Config.Firmware,
		BootOrder:    []string{},
		CPUs:         vm.Config.Hardware.NumCPU,
		MemoryMiB:    vm.Config.Hardware.MemoryMB,
		Address:      vm.Guest.IpAddress,
		Installed:    v.guests.isInstalled(vm.Self),
		Snapshots:    []string{},
		Devices:      []deviceReport{},
		Keys:         v.guests.typedInto(vm.Self),
	}
	if boot := vm.Config.BootOptions; boot != nil {
		report.SecureBoot = boot.EfiSecureBootEnabled != nil && *boot.EfiSecureBootEnabled
		for _, device := range boot.BootOrder {
			report.BootOrder = append(report.BootOrder, kindOf(device))
		}
	}
	for _, option := range vm.Config.ExtraConfig {
		if text, ok := option.GetOptionValue().Value.(string); ok {
			report.ExtraConfig[option.GetOptionValue().Key] = text
		}
	}
	for _, value := range vm.CustomValue {
		if text, ok := value.(*types.CustomFieldStringValue); ok {
			report.CustomValues[customFieldName(text.Key)] = text.Value
		}
	}
	if vm.Snapshot != nil {
		report.Snapshots = snapshotNames(report.Snapshots, vm.Snapshot.RootSnapshotList)
	}
	for _, device := range vm.Config.Hardware.Device {
		report.Devices = append(report.Devices, reportDevice(device))
	}
	return report
}

func reportDevice(device types.BaseVirtualDevice) deviceReport {
	d := device.GetVirtualDevice()
	report := deviceReport{Key: d.Key, Type: kindOf(device), Controller: d.ControllerKey, Unit: -1, Backing: kindOf(d.Backing)}
	if d.UnitNumber != nil {
		report.Unit = *d.UnitNumber
	}
	if d.Connectable != nil {
		report.Connected = d.Connectable.Connected
	}
	if backing, ok := d.Backing.(types.BaseVirtualDeviceFileBackingInfo); ok {
		report.Detail = backing.GetVirtualDeviceFileBackingInfo().FileName
	}
	if card, ok := device.(types.BaseVirtualEthernetCard); ok {
		report.Detail = networkName(card.GetVirtualEthernetCard())
	}
	if disk, ok := device.(*types.VirtualDisk); ok {
		report.SizeKiB = disk.CapacityInKB
	}
	return report
}

func (g *guests) typedInto(ref types.ManagedObjectReference) []key {
	g.mu.Lock()
	defer g.mu.Unlock()
	return append([]key{}, g.keys[ref]...)
}

func customFieldName(number int32) string {
	for _, field := range simulator.Map.CustomFieldsManager().Field {
		if field.Key == number {
			return field.Name
		}
	}
	return ""
}

func snapshotNames(names []string, trees []types.VirtualMachineSnapshotTree) []string {
	for _, tree := range trees {
		names = snapshotNames(append(names, tree.Name), tree.ChildSnapshotList)
	}
	return names
}

// filesUnder lists files, and folders with a slash at the end.
func filesUnder(directory string) []string {
	found := []string{}
	_ = filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == directory {
			return nil // gone meanwhile
		}
		relative, err := filepath.Rel(directory, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			relative += "/"
		}
		found = append(found, filepath.ToSlash(relative))
		return nil
	})
	return found
}

func machineFolders() []string {
	found := []string{}
	for _, entity := range simulator.Map.All("Folder") {
		if folder, ok := entity.(*simulator.Folder); ok && holdsMachines(folder) {
			found = append(found, inventoryPath(folder.Self))
		}
	}
	sort.Strings(found)
	return found
}

func holdsMachines(folder *simulator.Folder) bool {
	for _, kind := range folder.ChildType {
		if kind == "VirtualMachine" {
			return true
		}
	}
	return false
}

func inventoryPath(ref types.ManagedObjectReference) string {
	path := ""
	for {
		entity, ok := simulator.Map.Get(ref).(mo.Entity)
		if !ok || entity.Entity().Parent == nil { // the root has no name in paths
			return path
		}
		path = "/" + entity.Entity().Name + path
		ref = *entity.Entity().Parent
	}
}
