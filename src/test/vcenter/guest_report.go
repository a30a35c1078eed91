package main

import (
	"net"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// reportTools makes the tools of a guest run, with an address on its first adapter if it has one. Further
// adapters are connected and have none, like those in a network without DHCP.
func reportTools(vm *simulator.VirtualMachine, address string) {
	var adapters []types.GuestNicInfo
	for i, card := range ethernetCards(vm) {
		adapter := types.GuestNicInfo{
			Network:        networkName(card),
			MacAddress:     card.MacAddress,
			Connected:      true,
			DeviceConfigId: card.Key,
		}
		if i == 0 && address != "" {
			linkLocal := linkLocal6(card.MacAddress)
			adapter.IpAddress = []string{address, linkLocal}
			adapter.IpConfig = &types.NetIpConfigInfo{IpAddress: []types.NetIpConfigInfoIpAddress{
				{IpAddress: address, PrefixLength: 24, State: "preferred"},
				{IpAddress: linkLocal, PrefixLength: 64, State: "preferred"},
			}}
		}
		adapters = append(adapters, adapter)
	}
	running := types.VirtualMachineToolsRunningStatusGuestToolsRunning
	updateGuest(vm, adapters, address, "guest-"+vm.Self.Value, types.VirtualMachineToolsStatusToolsOk, string(running), "running")
}

// reportNothing is what is known of a guest that is off or restarts.
func reportNothing(vm *simulator.VirtualMachine) {
	status := types.VirtualMachineToolsStatusToolsNotInstalled
	if vm.Guest.ToolsStatus != "" && vm.Guest.ToolsStatus != status {
		status = types.VirtualMachineToolsStatusToolsNotRunning
	}
	notRunning := types.VirtualMachineToolsRunningStatusGuestToolsNotRunning
	updateGuest(vm, nil, "", "", status, string(notRunning), "notRunning")
}

func updateGuest(vm *simulator.VirtualMachine, adapters []types.GuestNicInfo, address, host string,
	status types.VirtualMachineToolsStatus, running, state string) {
	simulator.Map.Update(vm, []types.PropertyChange{
		{Name: "guest.net", Val: adapters},
		{Name: "guest.ipAddress", Val: address},
		{Name: "guest.hostName", Val: host},
		{Name: "guest.guestState", Val: state},
		{Name: "guest.toolsStatus", Val: status},
		{Name: "guest.toolsRunningStatus", Val: running},
		{Name: "summary.guest.ipAddress", Val: address},
		{Name: "summary.guest.hostName", Val: host},
		{Name: "summary.guest.toolsStatus", Val: status},
		{Name: "summary.guest.toolsRunningStatus", Val: running},
	})
}

func toolsRun(vm *simulator.VirtualMachine) bool {
	return vm.Guest.ToolsRunningStatus == string(types.VirtualMachineToolsRunningStatusGuestToolsRunning)
}

// switchOff is a power off that came from within.
func switchOff(vm *simulator.VirtualMachine) {
	off := types.VirtualMachinePowerStatePoweredOff
	simulator.Map.Update(vm, []types.PropertyChange{
		{Name: "runtime.powerState", Val: off},
		{Name: "summary.runtime.powerState", Val: off},
		{Name: "summary.runtime.bootTime", Val: nil},
	})
}

func ethernetCards(vm *simulator.VirtualMachine) []*types.VirtualEthernetCard {
	var cards []*types.VirtualEthernetCard
	for _, device := range vm.Config.Hardware.Device {
		if card, ok := device.(types.BaseVirtualEthernetCard); ok {
			cards = append(cards, card.GetVirtualEthernetCard())
		}
	}
	return cards
}

func networkName(card *types.VirtualEthernetCard) string {
	switch backing := card.Backing.(type) {
	case *types.VirtualEthernetCardNetworkBackingInfo:
		return backing.DeviceName
	case *types.VirtualEthernetCardDistributedVirtualPortBackingInfo:
		ref := types.ManagedObjectReference{Type: "DistributedVirtualPortgroup", Value: backing.Port.PortgroupKey}
		if group, ok := simulator.Map.Get(ref).(*simulator.DistributedVirtualPortgroup); ok {
			return group.Name
		}
	}
	return ""
}

// linkLocal6 is the IPv6 address every adapter gives itself.
func linkLocal6(mac string) string {
	hardware, err := net.ParseMAC(mac)
	if err != nil || len(hardware) != 6 {
		return "fe80::1"
	}
	address := net.ParseIP("fe80::ff:fe00:0")
	copy(address[8:11], hardware[:3])
	copy(address[13:], hardware[3:])
	address[8] ^= 2
	return address.String()
}

// installationMedium is the first image in a CD drive that is connected at power on.
func installationMedium(vm *simulator.VirtualMachine) string {
	for _, drive := range drives(vm) {
		if image := imageOf(drive); image != "" && (drive.Connectable == nil || drive.Connectable.StartConnected) {
			return image
		}
	}
	return ""
}

func drives(vm *simulator.VirtualMachine) []*types.VirtualCdrom {
	var found []*types.VirtualCdrom
	for _, device := range object.VirtualDeviceList(vm.Config.Hardware.Device).SelectByType((*types.VirtualCdrom)(nil)) {
		found = append(found, device.(*types.VirtualCdrom))
	}
	return found
}

func imageOf(drive *types.VirtualCdrom) string {
	if backing, ok := drive.Backing.(*types.VirtualCdromIsoBackingInfo); ok {
		return backing.FileName
	}
	return ""
}

// connectDevices does what a power switch does to removable devices.
func connectDevices(vm *simulator.VirtualMachine, on bool) {
	for _, device := range vm.Config.Hardware.Device {
		if connectable := device.GetVirtualDevice().Connectable; connectable != nil {
			connectable.Connected = on && connectable.StartConnected
		}
	}
}
