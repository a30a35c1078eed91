package main

import (
	"sync"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// privileges are all granted but those a test took away. Checks say so; calls are refused by fault rules.
type privileges struct {
	mu     sync.Mutex
	denied map[string]bool
}

func newPrivileges() *privileges {
	return &privileges{denied: map[string]bool{}}
}

func (p *privileges) deny(ids []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.denied = map[string]bool{}
	for _, id := range ids {
		p.denied[id] = true
	}
}

func (p *privileges) granted(id string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.denied[id]
}

func (p *privileges) mark(entities []types.EntityPrivilege) {
	for _, entity := range entities {
		for i := range entity.PrivAvailability {
			availability := &entity.PrivAvailability[i]
			availability.IsGranted = p.granted(availability.PrivId)
		}
	}
}

func (v *vcenter) hasPrivileges(_ *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	result := next()
	if body, ok := result.(*methods.HasPrivilegeOnEntitiesBody); ok && body.Res != nil {
		v.privileges.mark(body.Res.Returnval)
	}
	return result
}

func (v *vcenter) hasUserPrivileges(_ *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	result := next()
	if body, ok := result.(*methods.HasUserPrivilegeOnEntitiesBody); ok && body.Res != nil {
		v.privileges.mark(body.Res.Returnval)
	}
	return result
}

func (v *vcenter) fetchPrivileges(_ *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	result := next()
	if body, ok := result.(*methods.FetchUserPrivilegeOnEntitiesBody); ok && body.Res != nil {
		for i := range body.Res.Returnval {
			entity := &body.Res.Returnval[i]
			var granted []string
			for _, id := range entity.Privileges {
				if v.privileges.granted(id) {
					granted = append(granted, id)
				}
			}
			entity.Privileges = granted
		}
	}
	return result
}
