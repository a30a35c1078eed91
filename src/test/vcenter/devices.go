package main

import (
	"bytes"
	"fmt"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
	"github.com/vmware/govmomi/vim25/xml"
)

// checkDevices refuses what a vCenter refuses in a list of device changes, and fills in what the simulator
// would stumble over and a vCenter does not ask for.
func checkDevices(existing object.VirtualDeviceList, specs []types.BaseVirtualDeviceConfigSpec) types.BaseMethodFault {
	taken := unitsOf(existing)
	controllers := controllerKeys(existing, specs)
	for i, base := range specs {
		spec := base.GetVirtualDeviceConfigSpec()
		if spec.Device == nil {
			return invalidDevice(i)
		}
		old := existing.FindByKey(spec.Device.GetVirtualDevice().Key)
		if spec.Operation != types.VirtualDeviceConfigSpecOperationAdd && old == nil {
			return invalidDevice(i)
		}
		switch spec.Operation {
		case types.VirtualDeviceConfigSpecOperationRemove:
			spec.Device = old // clients may name the key only
			delete(taken, unitOf(old.GetVirtualDevice()))
			continue
		case types.VirtualDeviceConfigSpecOperationEdit:
			complete(spec.Device.GetVirtualDevice(), old.GetVirtualDevice())
		default:
			if !place(spec.Device, i, taken, controllers) {
				return invalidDevice(i)
			}
		}
		if fault := checkBacking(spec.Device, i); fault != nil {
			return fault
		}
	}
	return nil
}

func invalidDevice(index int) types.BaseMethodFault {
	return &types.InvalidDeviceSpec{DeviceIndex: int32(index)}
}

func complete(device, old *types.VirtualDevice) {
	if device.DeviceInfo == nil {
		device.DeviceInfo = &types.Description{}
	}
	if device.Backing == nil {
		device.Backing = old.Backing
	}
	if device.Connectable == nil {
		device.Connectable = old.Connectable
	}
	if device.ControllerKey == 0 {
		device.ControllerKey = old.ControllerKey
	}
	if device.UnitNumber == nil {
		device.UnitNumber = old.UnitNumber
	}
}

// place gives a new device a key and a free unit; false when its controller or unit is not to be had.
func place(device types.BaseVirtualDevice, index int, taken map[string]bool, controllers map[int32]bool) bool {
	d := device.GetVirtualDevice()
	if d.Key == 0 {
		d.Key = int32(-5000 - index) // the simulator takes devices with the same key for one
	}
	if _, isController := device.(types.BaseVirtualController); isController || d.ControllerKey == 0 {
		return true
	}
	if !controllers[d.ControllerKey] {
		return false
	}
	if _, isDrive := device.(*types.VirtualCdrom); isDrive && d.UnitNumber == nil {
		for unit := int32(0); d.UnitNumber == nil; unit++ {
			if !taken[fmt.Sprint(d.ControllerKey, "/", unit)] {
				d.UnitNumber = types.NewInt32(unit)
			}
		}
	}
	if d.UnitNumber == nil {
		return true
	}
	if taken[unitOf(d)] {
		return false
	}
	taken[unitOf(d)] = true
	return true
}

func unitsOf(devices object.VirtualDeviceList) map[string]bool {
	taken := map[string]bool{}
	for _, device := range devices {
		if d := device.GetVirtualDevice(); d.ControllerKey != 0 && d.UnitNumber != nil {
			taken[unitOf(d)] = true
		}
	}
	return taken
}

func unitOf(d *types.VirtualDevice) string {
	if d.UnitNumber == nil {
		return ""
	}
	return fmt.Sprint(d.ControllerKey, "/", *d.UnitNumber)
}

func controllerKeys(existing object.VirtualDeviceList, specs []types.BaseVirtualDeviceConfigSpec) map[int32]bool {
	keys := map[int32]bool{}
	// Every machine has these from the start: PCI, IDE 0 and 1, keyboard, super I/O.
	for _, key := range []int32{100, 200, 201, 300, 400} {
		keys[key] = true
	}
	for _, device := range existing {
		keys[device.GetVirtualDevice().Key] = true
	}
	for _, base := range specs {
		if spec := base.GetVirtualDeviceConfigSpec(); spec.Device != nil && spec.Operation == types.VirtualDeviceConfigSpecOperationAdd {
			keys[spec.Device.GetVirtualDevice().Key] = true
		}
	}
	return keys
}

func checkBacking(device types.BaseVirtualDevice, index int) types.BaseMethodFault {
	switch d := device.(type) {
	case *types.VirtualCdrom:
		return imageMissing(d)
	case types.BaseVirtualEthernetCard:
		return checkNetwork(d.GetVirtualEthernetCard(), index)
	case *types.VirtualDisk:
		backing, ok := d.Backing.(*types.VirtualDiskFlatVer2BackingInfo)
		if !ok {
			return invalidDevice(index)
		}
		if backing.FileName != "" {
			_, fault := localFile(backing.FileName)
			return fault
		}
	}
	return nil
}

// imageMissing is the fault of a CD drive whose image is not on the datastore.
func imageMissing(drive *types.VirtualCdrom) types.BaseMethodFault {
	image := imageOf(drive)
	if image == "" {
		return nil
	}
	return fileMissing(image)
}

func checkNetwork(card *types.VirtualEthernetCard, index int) types.BaseMethodFault {
	switch backing := card.Backing.(type) {
	case *types.VirtualEthernetCardNetworkBackingInfo:
		for _, dc := range simulator.Map.All("Datacenter") {
			if simulator.Map.FindByName(backing.DeviceName, dc.(*simulator.Datacenter).Network) != nil {
				return nil
			}
		}
		return &types.InvalidDeviceBacking{InvalidDeviceSpec: types.InvalidDeviceSpec{DeviceIndex: int32(index)}}
	case *types.VirtualEthernetCardDistributedVirtualPortBackingInfo:
		ref := types.ManagedObjectReference{Type: "DistributedVirtualPortgroup", Value: backing.Port.PortgroupKey}
		if simulator.Map.Get(ref) == nil {
			return &types.InvalidDeviceBacking{InvalidDeviceSpec: types.InvalidDeviceSpec{DeviceIndex: int32(index)}}
		}
		return nil
	}
	return invalidDevice(index)
}

// copyDevices copies a list of devices by way of XML.
func copyDevices(devices []types.BaseVirtualDevice) []types.BaseVirtualDevice {
	type list struct {
		Device []types.BaseVirtualDevice `xml:"device,typeattr"`
	}
	var out bytes.Buffer
	if err := xml.NewEncoder(&out).Encode(list{devices}); err != nil {
		panic(err)
	}
	decoder := xml.NewDecoder(&out)
	decoder.TypeFunc = vimType
	var copied list
	if err := decoder.Decode(&copied); err != nil {
		panic(err)
	}
	return copied.Device
}

func knownGuest(id string) bool {
	for _, known := range simulator.GuestID {
		if string(known) == id {
			return true
		}
	}
	return false
}

// newerGuests are the guest IDs of vSphere 7 and 8 that the simulator does not know.
func newerGuests() []types.VirtualMachineGuestOsIdentifier {
	var ids []types.VirtualMachineGuestOsIdentifier
	for _, id := range []string{
		"almalinux_64Guest", "amazonlinux2_64Guest", "amazonlinux3_64Guest", "centos8_64Guest", "centos9_64Guest",
		"debian11_64Guest", "debian12_64Guest", "debian13_64Guest", "fedora64Guest", "freebsd12_64Guest",
		"freebsd13_64Guest", "freebsd14_64Guest", "oracleLinux8_64Guest", "oracleLinux9_64Guest",
		"other4xLinux64Guest", "other5xLinux64Guest", "other6xLinux64Guest", "rhel8_64Guest", "rhel9_64Guest",
		"rhel10_64Guest", "rockylinux_64Guest", "sles15_64Guest", "sles16_64Guest", "windows2019srv_64Guest",
		"windows2019srvNext_64Guest", "windows2022srvNext_64Guest", "windows11_64Guest", "windows12_64Guest",
	} {
		ids = append(ids, types.VirtualMachineGuestOsIdentifier(id))
	}
	return ids
}
