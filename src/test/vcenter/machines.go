package main

import (
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

func (v *vcenter) createMachine(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	request := c.method.Body.(*types.CreateVM_Task)
	if fault := checkNewMachine(c.target.Reference(), &request.Config); fault != nil {
		return failedTask(c, fault)
	}
	result := next()
	if vm := createdMachine(c, result); vm != nil {
		// The simulator reports adapters of a guest that never ran.
		with(vm.Self, func(mo.Reference) { reportNothing(vm) })
	}
	return result
}

func checkNewMachine(folder types.ManagedObjectReference, spec *types.VirtualMachineConfigSpec) types.BaseMethodFault {
	if spec.Name == "" {
		return &types.InvalidArgument{InvalidProperty: "configSpec.name"}
	}
	if fault := nameTaken(folder, spec.Name); fault != nil {
		return fault
	}
	if spec.Files == nil || spec.Files.VmPathName == "" {
		return &types.InvalidVmConfig{Property: "configSpec.files.vmPathName"}
	}
	if _, fault := localFile(spec.Files.VmPathName); fault != nil {
		return fault
	}
	if spec.GuestId != "" && !knownGuest(spec.GuestId) {
		return &types.InvalidArgument{InvalidProperty: "configSpec.guestId"}
	}
	boot := spec.BootOptions
	if boot != nil && boot.EfiSecureBootEnabled != nil && *boot.EfiSecureBootEnabled && spec.Firmware != "efi" {
		return &types.InvalidVmConfig{Property: "msg.hostd.configSpec.efi"}
	}
	return checkDevices(nil, spec.DeviceChange)
}

// createdMachine is the machine that a successful task has made.
func createdMachine(c *call, result soap.HasFault) *simulator.VirtualMachine {
	if task := taskOf(c, result); task != nil && task.Info.Error == nil {
		if ref, ok := task.Info.Result.(types.ManagedObjectReference); ok {
			vm, _ := simulator.Map.Get(ref).(*simulator.VirtualMachine)
			return vm
		}
	}
	return nil
}

func nameTaken(folder types.ManagedObjectReference, name string) types.BaseMethodFault {
	parent, ok := simulator.Map.Get(folder).(*simulator.Folder)
	if !ok {
		return nil
	}
	if other := simulator.Map.FindByName(name, parent.ChildEntity); other != nil {
		return &types.DuplicateName{Name: name, Object: other.Reference()}
	}
	return nil
}

func (v *vcenter) cloneMachine(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	request := c.method.Body.(*types.CloneVM_Task)
	source := c.target.(*simulator.VirtualMachine)
	if fault := nameTaken(request.Folder, request.Name); fault != nil {
		return failedTask(c, fault)
	}
	// The simulator hands the source's devices on to the clone, and so changes the disks of the source.
	devices := source.Config.Hardware.Device
	source.Config.Hardware.Device = copyDevices(devices)
	result := next()
	source.Config.Hardware.Device = devices

	clone := createdMachine(c, result)
	if clone == nil {
		return result
	}
	with(clone.Self, func(mo.Reference) {
		inherit(clone, source)
		reportNothing(clone)
	})
	if v.guests.isInstalled(source.Self) {
		v.guests.install(clone.Self)
	}
	if request.Spec.PowerOn {
		clone.PowerOnVMTask(&simulator.Context{Map: simulator.Map, Session: c.session.Session, Context: c.request.Context()},
			&types.PowerOnVM_Task{This: clone.Self})
	}
	return result
}

// inherit copies what a clone has from its source and the simulator leaves out.
func inherit(clone, source *simulator.VirtualMachine) {
	clone.Config.Firmware = source.Config.Firmware
	clone.Config.BootOptions = source.Config.BootOptions
	if clone.Config.Annotation == "" {
		clone.Config.Annotation = source.Config.Annotation
	}
	known := map[string]bool{}
	for _, option := range clone.Config.ExtraConfig {
		known[option.GetOptionValue().Key] = true
	}
	for _, option := range source.Config.ExtraConfig {
		if !known[option.GetOptionValue().Key] {
			clone.Config.ExtraConfig = append(clone.Config.ExtraConfig, option)
		}
	}
}

func (v *vcenter) reconfigureMachine(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	request := c.method.Body.(*types.ReconfigVM_Task)
	vm := c.target.(*simulator.VirtualMachine)
	if vm.Config.Template {
		return next()
	}
	devices := object.VirtualDeviceList(vm.Config.Hardware.Device)
	if fault := checkDevices(devices, request.Spec.DeviceChange); fault != nil {
		return failedTask(c, fault)
	}
	options := request.Spec.ExtraConfig
	request.Spec.ExtraConfig = nil // the simulator only ever appends
	result := next()
	if task := taskOf(c, result); task != nil && task.Info.Error == nil {
		setExtraConfig(vm, options)
	}
	return result
}

// setExtraConfig replaces values by key; an empty value removes the key.
func setExtraConfig(vm *simulator.VirtualMachine, options []types.BaseOptionValue) {
	for _, option := range options {
		key := option.GetOptionValue().Key
		var kept []types.BaseOptionValue
		for _, old := range vm.Config.ExtraConfig {
			if old.GetOptionValue().Key != key {
				kept = append(kept, old)
			}
		}
		if value := option.GetOptionValue().Value; value != nil && value != "" {
			kept = append(kept, option)
		}
		vm.Config.ExtraConfig = kept
	}
}

func (v *vcenter) powerOn(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	vm, ok := c.target.(*simulator.VirtualMachine)
	if ok && !vm.Config.Template {
		for _, drive := range drives(vm) {
			if drive.Connectable != nil && !drive.Connectable.StartConnected {
				continue
			}
			if fault := imageMissing(drive); fault != nil {
				return failedTask(c, fault)
			}
		}
	}
	return next()
}

func (v *vcenter) rename(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	if entity, ok := c.target.(mo.Entity); ok && entity.Entity().Parent != nil {
		if fault := nameTaken(*entity.Entity().Parent, c.method.Body.(*types.Rename_Task).NewName); fault != nil {
			return failedTask(c, fault)
		}
	}
	return next()
}

func (v *vcenter) markAsTemplate(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	vm := c.target.(*simulator.VirtualMachine)
	pool := vm.ResourcePool
	result := next()
	if result.Fault() == nil && pool != nil {
		// The simulator leaves the template in the pool, and the reference there when the template is destroyed.
		if owner, ok := simulator.Map.Get(*pool).(*simulator.ResourcePool); ok {
			simulator.Map.RemoveReference(owner, &owner.Vm, vm.Self)
		}
	}
	return result
}

func (v *vcenter) destroy(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	vm, ok := c.target.(*simulator.VirtualMachine)
	if !ok {
		return next()
	}
	if vm.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOff {
		return failedTask(c, &types.InvalidPowerState{
			RequestedState: types.VirtualMachinePowerStatePoweredOff, ExistingState: vm.Runtime.PowerState,
		})
	}
	restore := keepForeignFiles(vm)
	defer restore()
	return next()
}

func (v *vcenter) createView(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	result := next()
	if body, ok := result.(*methods.CreateContainerViewBody); ok && body.Res != nil {
		c.session.mu.Lock()
		defer c.session.mu.Unlock()
		c.session.views = append(c.session.views, body.Res.Returnval)
	}
	return result
}
