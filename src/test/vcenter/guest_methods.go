package main

import (
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// guestFault is why a guest can't be told anything now, nil when it can.
func guestFault(vm *simulator.VirtualMachine) types.BaseMethodFault {
	if fault := notPoweredOn(vm); fault != nil {
		return fault
	}
	if !toolsRun(vm) {
		return new(types.ToolsUnavailable)
	}
	return nil
}

func notPoweredOn(vm *simulator.VirtualMachine) types.BaseMethodFault {
	if vm.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOn {
		return &types.InvalidPowerState{
			RequestedState: types.VirtualMachinePowerStatePoweredOn, ExistingState: vm.Runtime.PowerState,
		}
	}
	return nil
}

func (v *vcenter) shutdownGuest(c *call, _ *simulator.Context, _ func() soap.HasFault) soap.HasFault {
	vm := c.target.(*simulator.VirtualMachine)
	if fault := guestFault(vm); fault != nil {
		return faultBody("", fault)
	}
	v.guests.shutDown(vm)
	return &methods.ShutdownGuestBody{Res: new(types.ShutdownGuestResponse)}
}

func (v *vcenter) rebootGuest(c *call, _ *simulator.Context, _ func() soap.HasFault) soap.HasFault {
	vm := c.target.(*simulator.VirtualMachine)
	if fault := guestFault(vm); fault != nil {
		return faultBody("", fault)
	}
	v.guests.reboot(vm)
	return &methods.RebootGuestBody{Res: new(types.RebootGuestResponse)}
}
