package main

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// collector is the PropertyCollector. The simulator's own one forgets what a cut answer carried, overlooks
// filters made during a wait and keeps waiting for clients that are gone, so updates here are computed by
// comparing what a filter sees with what it reported, and the version before the last can be asked for again.
type collector struct {
	mo.PropertyCollector
	unlocked

	vcenter *vcenter
	session *session

	mu        sync.Mutex
	filters   []*filter
	version   int
	supersede context.CancelFunc // ends the wait that runs
	gone      bool
}

// unlocked keeps the registry from holding a lock during a call, which may wait for minutes.
type unlocked struct{}

func (unlocked) Lock()   {}
func (unlocked) Unlock() {}

func newCollector(ref types.ManagedObjectReference, v *vcenter, s *session) *collector {
	c := &collector{vcenter: v, session: s}
	c.Self = ref
	return c
}

func (c *collector) CreatePropertyCollector(ctx *simulator.Context, _ *types.CreatePropertyCollector) soap.HasFault {
	created := newCollector(types.ManagedObjectReference{Type: "PropertyCollector"}, c.vcenter, c.session)
	return &methods.CreatePropertyCollectorBody{Res: &types.CreatePropertyCollectorResponse{
		Returnval: ctx.Session.Put(created).Reference(),
	}}
}

func (c *collector) DestroyPropertyCollector(ctx *simulator.Context, request *types.DestroyPropertyCollector) soap.HasFault {
	c.mu.Lock()
	c.gone = true
	filters := c.filters
	c.cancelWait()
	c.mu.Unlock()
	for _, f := range filters {
		ctx.Session.Remove(f.Self)
	}
	ctx.Session.Remove(request.This)
	return &methods.DestroyPropertyCollectorBody{Res: new(types.DestroyPropertyCollectorResponse)}
}

func (c *collector) CreateFilter(ctx *simulator.Context, request *types.CreateFilter) soap.HasFault {
	for _, object := range request.Spec.ObjectSet {
		if ctx.Session.Get(object.Obj) == nil {
			return faultBody("", &types.ManagedObjectNotFound{Obj: object.Obj})
		}
	}
	f := &filter{collector: c}
	f.Self.Type = "PropertyFilter"
	f.Spec = request.Spec
	f.PartialUpdates = request.PartialUpdates
	for _, object := range f.look(ctx) {
		if fault := invalidProperty([]types.ObjectContent{{MissingSet: object.missing}}); fault != nil {
			return faultBody("", fault)
		}
	}
	ref := ctx.Session.Put(f).Reference()
	c.mu.Lock()
	c.filters = append(c.filters, f)
	c.Filter = append(c.Filter, ref)
	c.mu.Unlock()
	return &methods.CreateFilterBody{Res: &types.CreateFilterResponse{Returnval: ref}}
}

func (c *collector) removeFilter(gone *filter) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, f := range c.filters {
		if f == gone {
			c.filters = append(append([]*filter{}, c.filters[:i]...), c.filters[i+1:]...)
		}
	}
	simulator.RemoveReference(&c.Filter, gone.Self)
}

func (c *collector) CancelWaitForUpdates(*types.CancelWaitForUpdates) soap.HasFault {
	c.mu.Lock()
	c.cancelWait()
	c.mu.Unlock()
	return &methods.CancelWaitForUpdatesBody{Res: new(types.CancelWaitForUpdatesResponse)}
}

func (c *collector) cancelWait() {
	if c.supersede != nil {
		c.supersede()
		c.supersede = nil
	}
}

func (c *collector) WaitForUpdates(ctx *simulator.Context, request *types.WaitForUpdates) soap.HasFault {
	set, fault := c.wait(ctx, request.Version, nil)
	if fault != nil || set == nil {
		return &methods.WaitForUpdatesBody{Fault_: simulator.Fault("", orCanceled(fault))}
	}
	return &methods.WaitForUpdatesBody{Res: &types.WaitForUpdatesResponse{Returnval: *set}}
}

func (c *collector) CheckForUpdates(ctx *simulator.Context, request *types.CheckForUpdates) soap.HasFault {
	set, fault := c.wait(ctx, request.Version, &types.WaitOptions{MaxWaitSeconds: types.NewInt32(0)})
	if fault != nil {
		return &methods.CheckForUpdatesBody{Fault_: simulator.Fault("", fault)}
	}
	return &methods.CheckForUpdatesBody{Res: &types.CheckForUpdatesResponse{Returnval: set}}
}

func (c *collector) WaitForUpdatesEx(ctx *simulator.Context, request *types.WaitForUpdatesEx) soap.HasFault {
	set, fault := c.wait(ctx, request.Version, request.Options)
	if fault != nil {
		return &methods.WaitForUpdatesExBody{Fault_: simulator.Fault("", fault)}
	}
	return &methods.WaitForUpdatesExBody{Res: &types.WaitForUpdatesExResponse{Returnval: set}}
}

func orCanceled(fault types.BaseMethodFault) types.BaseMethodFault {
	if fault == nil {
		return new(types.RequestCanceled)
	}
	return fault
}

// wait blocks until a filter has something new, the client's time is over (nil) or the wait is ended.
func (c *collector) wait(ctx *simulator.Context, version string, options *types.WaitOptions) (*types.UpdateSet, types.BaseMethodFault) {
	waiting, cancel := context.WithCancel(ctx)
	defer cancel()
	if fault := c.begin(version, cancel); fault != nil {
		return nil, fault
	}
	var timeout <-chan time.Time
	limit := 0
	once := false
	if options != nil {
		limit = int(options.MaxObjectUpdates)
		if options.MaxWaitSeconds != nil {
			once = *options.MaxWaitSeconds == 0
			timer := time.NewTimer(time.Duration(*options.MaxWaitSeconds) * time.Second)
			defer timer.Stop()
			timeout = timer.C
		}
	}
	for {
		changed := c.vcenter.changes.waitFor()
		set, canceled := c.compute(ctx, waiting, limit)
		switch {
		case canceled:
			return nil, c.ending()
		case set != nil:
			return set, nil
		case once:
			return nil, nil
		}
		select {
		case <-changed:
		case <-timeout:
			return nil, nil
		case <-c.session.ended:
			return nil, notAuthenticated(c.Self)
		case <-waiting.Done():
			return nil, c.ending()
		}
	}
}

func (c *collector) ending() types.BaseMethodFault {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return &types.ManagedObjectNotFound{Obj: c.Self}
	}
	return new(types.RequestCanceled)
}

// begin takes over from a wait that still runs (its client is most likely gone) and goes to the version asked for.
func (c *collector) begin(version string, cancel context.CancelFunc) types.BaseMethodFault {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch version {
	case "":
		for _, f := range c.filters {
			f.reported, f.before = nil, nil
		}
	case strconv.Itoa(c.version):
	case strconv.Itoa(c.version - 1):
		for _, f := range c.filters {
			f.reported = f.before
		}
		c.version--
	default:
		return new(types.InvalidCollectorVersion)
	}
	c.cancelWait()
	c.supersede = cancel
	return nil
}

// compute gives what is new, nil for nothing. A wait that was ended must not report: nobody would hear it.
func (c *collector) compute(ctx *simulator.Context, waiting context.Context, limit int) (set *types.UpdateSet, canceled bool) {
	c.mu.Lock()
	filters := append([]*filter{}, c.filters...)
	c.mu.Unlock()
	seen := make([]view, len(filters))
	for i, f := range filters {
		seen[i] = f.look(ctx)
	}

	c.mu.Lock()
	defer c.mu.Unlock()
	if waiting.Err() != nil {
		return nil, true
	}
	result := &types.UpdateSet{}
	budget := limit
	if limit <= 0 {
		budget = int(^uint(0) >> 1)
	}
	next := make([]view, len(filters))
	for i, f := range filters {
		var objects []types.ObjectUpdate
		objects, next[i] = difference(f.reported, seen[i], &budget)
		if len(objects) > 0 {
			result.FilterSet = append(result.FilterSet, types.PropertyFilterUpdate{Filter: f.Self, ObjectSet: objects})
		}
	}
	if len(result.FilterSet) == 0 {
		return nil, false
	}
	for i, f := range filters {
		f.before, f.reported = f.reported, next[i]
	}
	c.version++
	result.Version = strconv.Itoa(c.version)
	if budget < 0 {
		result.Truncated = types.NewBool(true)
	}
	return result, false
}
