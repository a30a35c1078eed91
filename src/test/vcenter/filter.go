package main

import (
	"bytes"
	"sort"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
	"github.com/vmware/govmomi/vim25/xml"
)

// filter is a PropertyFilter: what it reported last, and what before that, guarded by its collector.
type filter struct {
	mo.PropertyFilter
	unlocked

	collector        *collector
	reported, before view
}

func (f *filter) DestroyPropertyFilter(ctx *simulator.Context, request *types.DestroyPropertyFilter) soap.HasFault {
	f.collector.removeFilter(f)
	ctx.Session.Remove(request.This)
	return &methods.DestroyPropertyFilterBody{Res: new(types.DestroyPropertyFilterResponse)}
}

// view is what a filter sees of the inventory at one moment.
type view map[types.ManagedObjectReference]seenObject

type seenObject struct {
	properties map[string]seenProperty
	missing    []types.MissingProperty
}

type seenProperty struct {
	value   types.AnyType
	encoded string // to compare: values are pointers into objects that change
}

// look collects what the filter selects now; objects that are gone are simply not in it.
func (f *filter) look(ctx *simulator.Context) view {
	spec := f.Spec
	spec.ReportMissingObjectsInResults = types.NewBool(true)
	request := &types.RetrievePropertiesEx{This: f.Self, SpecSet: []types.PropertyFilterSpec{spec}}
	body, ok := retrieveAll(ctx, request).(*methods.RetrievePropertiesExBody)
	seen := view{}
	if !ok || body.Res == nil || body.Res.Returnval == nil {
		return seen
	}
	for _, object := range body.Res.Returnval.Objects {
		properties := map[string]seenProperty{}
		for _, p := range object.PropSet {
			properties[p.Name] = seenProperty{p.Val, encodedValue(p.Val)}
		}
		seen[object.Obj] = seenObject{properties, object.MissingSet}
	}
	return seen
}

func encodedValue(value types.AnyType) string {
	type property struct {
		Value types.AnyType `xml:"value,typeattr"`
	}
	var out bytes.Buffer
	if err := xml.NewEncoder(&out).Encode(property{value}); err != nil {
		panic(err) // silence here would hide changes
	}
	return out.String()
}

// difference lists how to get from the old view to the new one, at most as many objects as the budget has,
// and gives the view the client then knows. The budget is negative afterwards when something was left out.
func difference(old, now view, budget *int) ([]types.ObjectUpdate, view) {
	var updates []types.ObjectUpdate
	known := view{}
	for ref, object := range old {
		known[ref] = object
	}
	report := func(update types.ObjectUpdate) bool {
		*budget--
		if *budget < 0 {
			return false
		}
		updates = append(updates, update)
		return true
	}
	for _, ref := range references(old) {
		if _, there := now[ref]; !there {
			if report(types.ObjectUpdate{Kind: types.ObjectUpdateKindLeave, Obj: ref}) {
				delete(known, ref)
			}
		}
	}
	for _, ref := range references(now) {
		kind := types.ObjectUpdateKindModify
		if _, there := old[ref]; !there {
			kind = types.ObjectUpdateKindEnter
		}
		update := types.ObjectUpdate{Kind: kind, Obj: ref, ChangeSet: changedProperties(old[ref], now[ref])}
		if kind == types.ObjectUpdateKindEnter {
			update.MissingSet = now[ref].missing
		} else if len(update.ChangeSet) == 0 {
			continue
		}
		if report(update) {
			known[ref] = now[ref]
		}
	}
	return updates, known
}

func changedProperties(old, now seenObject) []types.PropertyChange {
	var changed []types.PropertyChange
	for name, property := range now.properties {
		if before, there := old.properties[name]; !there || before.encoded != property.encoded {
			changed = append(changed, types.PropertyChange{
				Name: name, Op: types.PropertyChangeOpAssign, Val: property.value,
			})
		}
	}
	for name := range old.properties {
		if _, there := now.properties[name]; !there { // unset: an assignment without a value
			changed = append(changed, types.PropertyChange{Name: name, Op: types.PropertyChangeOpAssign})
		}
	}
	sort.Slice(changed, func(i, j int) bool { return changed[i].Name < changed[j].Name })
	return changed
}

func references(v view) []types.ManagedObjectReference {
	refs := make([]types.ManagedObjectReference, 0, len(v))
	for ref := range v {
		refs = append(refs, ref)
	}
	sort.Slice(refs, func(i, j int) bool { return refs[i].Value < refs[j].Value })
	return refs
}
