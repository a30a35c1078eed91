package main

import (
	"github.com/google/uuid"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// page is the rest of a result, to be fetched with the token it is kept under.
type page struct {
	rest []types.ObjectContent
	size int
}

// retrieveAll is the simulator's retrieval, in one piece.
func retrieveAll(ctx *simulator.Context, request *types.RetrievePropertiesEx) soap.HasFault {
	return new(simulator.PropertyCollector).RetrievePropertiesEx(ctx, request)
}

// RetrievePropertiesEx gives pages, as a vCenter does: a client that ignores the token loses objects.
func (c *collector) RetrievePropertiesEx(ctx *simulator.Context, request *types.RetrievePropertiesEx) soap.HasFault {
	answer := retrieveAll(ctx, request)
	body, ok := answer.(*methods.RetrievePropertiesExBody)
	if !ok || body.Res == nil || body.Res.Returnval == nil {
		return answer
	}
	if fault := invalidProperty(body.Res.Returnval.Objects); fault != nil {
		return faultBody("", fault)
	}
	if len(body.Res.Returnval.Objects) == 0 {
		body.Res.Returnval = nil // nothing selected is an absent result
		return body
	}
	size := c.vcenter.settings.pageSize
	if max := int(request.Options.MaxObjects); max > 0 && max < size {
		size = max
	}
	body.Res.Returnval = c.session.firstPage(&page{body.Res.Returnval.Objects, size})
	return body
}

// invalidProperty is the fault for a path that the type does not have; the simulator lists it as missing.
func invalidProperty(objects []types.ObjectContent) types.BaseMethodFault {
	for _, object := range objects {
		for _, missing := range object.MissingSet {
			if fault, ok := missing.Fault.Fault.(*types.InvalidProperty); ok {
				return fault
			}
		}
	}
	return nil
}

func (c *collector) ContinueRetrievePropertiesEx(request *types.ContinueRetrievePropertiesEx) soap.HasFault {
	next := c.session.takePage(request.Token)
	if next == nil {
		return faultBody("", &types.InvalidArgument{InvalidProperty: "token"})
	}
	return &methods.ContinueRetrievePropertiesExBody{Res: &types.ContinueRetrievePropertiesExResponse{
		Returnval: *c.session.firstPage(next),
	}}
}

func (c *collector) CancelRetrievePropertiesEx(request *types.CancelRetrievePropertiesEx) soap.HasFault {
	c.session.takePage(request.Token)
	return &methods.CancelRetrievePropertiesExBody{Res: new(types.CancelRetrievePropertiesExResponse)}
}

// RetrieveProperties is the older method; it has no pages.
func (c *collector) RetrieveProperties(ctx *simulator.Context, request *types.RetrieveProperties) soap.HasFault {
	return new(simulator.PropertyCollector).RetrieveProperties(ctx, request)
}

func (s *session) firstPage(p *page) *types.RetrieveResult {
	if len(p.rest) <= p.size {
		return &types.RetrieveResult{Objects: p.rest}
	}
	result := &types.RetrieveResult{Token: uuid.New().String(), Objects: p.rest[:p.size]}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[result.Token] = &page{p.rest[p.size:], p.size}
	return result
}

func (s *session) takePage(token string) *page {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.pages[token]
	delete(s.pages, token)
	return p
}
