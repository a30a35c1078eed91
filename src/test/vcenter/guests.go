package main

import (
	"sync"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// guests plays the software in the machines. It hears of power states from the registry, so that it follows
// every way a machine can be switched: tasks, resets, shutdowns.
type guests struct {
	self types.ManagedObjectReference

	mu        sync.Mutex
	initial   guestSettings
	rules     []guestRule
	boots     map[types.ManagedObjectReference]int // what was started for an earlier boot must not happen
	installed map[types.ManagedObjectReference]bool
	keys      map[types.ManagedObjectReference][]key
}

func newGuests(initial guestSettings) *guests {
	return &guests{
		self:      types.ManagedObjectReference{Type: "GuestListener", Value: "guests"},
		initial:   initial,
		boots:     map[types.ManagedObjectReference]int{},
		installed: map[types.ManagedObjectReference]bool{},
		keys:      map[types.ManagedObjectReference][]key{},
	}
}

func (g *guests) addRule(r guestRule) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.rules = append(g.rules, r)
}

func (g *guests) forgetRules() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.rules = nil
}

func (g *guests) settingsOf(machine string) guestSettings {
	g.mu.Lock()
	defer g.mu.Unlock()
	s := g.initial
	for _, rule := range g.rules {
		if rule.appliesTo(machine) {
			rule.apply(&s)
		}
	}
	return s
}

func (g *guests) isInstalled(ref types.ManagedObjectReference) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.installed[ref]
}

func (g *guests) install(ref types.ManagedObjectReference) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.installed[ref] = true
}

// nextBoot ends whatever the machine's software was about to do, and starts counting anew.
func (g *guests) nextBoot(ref types.ManagedObjectReference) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.boots[ref]++
	return g.boots[ref]
}

func (g *guests) Reference() types.ManagedObjectReference { return g.self }

func (g *guests) PutObject(mo.Reference) {}

func (g *guests) UpdateObject(object mo.Reference, changed []types.PropertyChange) {
	ref := object.Reference()
	if ref.Type != "VirtualMachine" {
		return
	}
	for _, change := range changed {
		if change.Name != "runtime.powerState" {
			continue
		}
		boot := g.nextBoot(ref)
		if change.Val == types.VirtualMachinePowerStatePoweredOn {
			g.after(0, ref, boot, g.start)
		} else {
			g.after(0, ref, boot, g.stop)
		}
	}
}

func (g *guests) RemoveObject(ref types.ManagedObjectReference) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.boots, ref)
	delete(g.installed, ref)
	delete(g.keys, ref)
}

// after does something to a machine later, under its lock, unless it has been switched since. Even without a
// delay it is not done at once: the caller holds the lock.
func (g *guests) after(delay time.Duration, ref types.ManagedObjectReference, boot int, act func(*simulator.VirtualMachine, int)) {
	time.AfterFunc(delay, func() {
		with(ref, func(object mo.Reference) {
			g.mu.Lock()
			current := g.boots[ref] == boot
			g.mu.Unlock()
			if vm, ok := object.(*simulator.VirtualMachine); ok && current {
				act(vm, boot)
			}
		})
	})
}

func (g *guests) start(vm *simulator.VirtualMachine, boot int) {
	connectDevices(vm, true)
	reportNothing(vm) // a reset does not wait for the stop
	s := g.settingsOf(vm.Name)
	if s.Never || !g.isInstalled(vm.Self) && installationMedium(vm) == "" {
		return
	}
	delay := time.Duration(s.Delay)
	switch {
	case s.NoAddress:
		g.after(delay, vm.Self, boot, func(vm *simulator.VirtualMachine, _ int) { g.report(vm, "") })
	case s.LinkLocalFirst:
		g.after(delay, vm.Self, boot, func(vm *simulator.VirtualMachine, _ int) { g.report(vm, "169.254.17.4") })
		g.after(2*delay, vm.Self, boot, func(vm *simulator.VirtualMachine, _ int) { g.report(vm, s.Address) })
	default:
		g.after(delay, vm.Self, boot, func(vm *simulator.VirtualMachine, _ int) { g.report(vm, s.Address) })
	}
}

func (g *guests) stop(vm *simulator.VirtualMachine, _ int) {
	connectDevices(vm, false)
	reportNothing(vm)
}

func (g *guests) report(vm *simulator.VirtualMachine, address string) {
	g.install(vm.Self)
	reportTools(vm, address)
}

// shutDown is what the guest does when it is told to.
func (g *guests) shutDown(vm *simulator.VirtualMachine) {
	s := g.settingsOf(vm.Name)
	if s.IgnoreShutdown {
		return
	}
	g.after(time.Duration(s.ShutdownDelay), vm.Self, g.currentBoot(vm.Self), func(vm *simulator.VirtualMachine, _ int) {
		switchOff(vm)
	})
}

func (g *guests) reboot(vm *simulator.VirtualMachine) {
	reportNothing(vm)
	g.start(vm, g.nextBoot(vm.Self))
}

func (g *guests) currentBoot(ref types.ManagedObjectReference) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.boots[ref]
}
