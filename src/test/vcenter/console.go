package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// key is one key event typed into a machine: its HID usage and the modifiers held.
type key struct {
	Usage     int      `json:"usage"`
	Modifiers []string `json:"modifiers"`
}

func (v *vcenter) putUsbScanCodes(c *call, _ *simulator.Context, _ func() soap.HasFault) soap.HasFault {
	vm := c.target.(*simulator.VirtualMachine)
	if fault := notPoweredOn(vm); fault != nil {
		return faultBody("", fault)
	}
	events := c.method.Body.(*types.PutUsbScanCodes).Spec.KeyEvents
	v.guests.mu.Lock()
	defer v.guests.mu.Unlock()
	for i, event := range events {
		if event.UsbHidCode&0xffff != 7 { // the usage page of keyboards
			return faultBody("", &types.InvalidArgument{InvalidProperty: fmt.Sprintf("spec.keyEvents[%d].usbHidCode", i)})
		}
		typed := key{Usage: int(event.UsbHidCode >> 16), Modifiers: heldModifiers(event.Modifiers)}
		v.guests.keys[vm.Self] = append(v.guests.keys[vm.Self], typed)
	}
	return &methods.PutUsbScanCodesBody{Res: &types.PutUsbScanCodesResponse{Returnval: int32(len(events))}}
}

func heldModifiers(m *types.UsbScanCodeSpecModifierType) []string {
	held := []string{}
	if m == nil {
		return held
	}
	for _, each := range []struct {
		name string
		on   *bool
	}{
		{"leftControl", m.LeftControl}, {"leftShift", m.LeftShift}, {"leftAlt", m.LeftAlt}, {"leftGui", m.LeftGui},
		{"rightControl", m.RightControl}, {"rightShift", m.RightShift}, {"rightAlt", m.RightAlt}, {"rightGui", m.RightGui},
	} {
		if each.on != nil && *each.on {
			held = append(held, each.name)
		}
	}
	return held
}

// createScreenshot writes a small picture next to the machine's other files; the task's result is its path.
func (v *vcenter) createScreenshot(c *call, _ *simulator.Context, _ func() soap.HasFault) soap.HasFault {
	vm := c.target.(*simulator.VirtualMachine)
	return taskResult(c, func(*simulator.Task) (types.AnyType, types.BaseMethodFault) {
		if fault := notPoweredOn(vm); fault != nil {
			return nil, fault
		}
		for number := 1; ; number++ {
			name := fmt.Sprintf("%s/%s-%d.png", path.Dir(vm.Config.Files.VmPathName), vm.Name, number)
			if fileMissing(name) == nil {
				continue
			}
			file, fault := localFile(name)
			if fault != nil {
				return nil, fault
			}
			if err := os.WriteFile(file, picture(), 0o600); err != nil {
				return nil, &types.CannotCreateFile{FileFault: types.FileFault{File: name}}
			}
			return name, nil
		}
	})
}

func picture() []byte {
	screen := image.NewRGBA(image.Rect(0, 0, 80, 50))
	for x := 0; x < 80; x++ {
		for y := 0; y < 50; y++ {
			screen.Set(x, y, color.RGBA{B: 64, A: 255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, screen); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}
