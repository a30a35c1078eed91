package main

import (
	"net/http"
	"time"

	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

var noReference = types.ManagedObjectReference{}

// passage is the way of one request through gates and rules.
type passage struct {
	vcenter *vcenter
	request *http.Request
	gates   []*gate
	rules   []*rule
}

func (v *vcenter) enter(record *callRecord, r *http.Request) *passage {
	return &passage{vcenter: v, request: r, gates: v.gates.take(record), rules: v.rules.take(record)}
}

// before gives the rule that refuses the request if there is one, and false when the connection is to be cut.
func (p *passage) before() (failing *rule, alive bool) {
	if !p.vcenter.gates.pass(p.gates, whereCall) {
		return nil, false
	}
	for _, each := range p.rules {
		switch {
		case each.Action == actionCutBefore:
			return nil, false
		case each.Action == actionFail:
			failing = each
		case each.Where == whereCall && !p.hold(each):
			return nil, false
		}
	}
	return failing, true
}

// after is false when the connection is to be cut before the answer.
func (p *passage) after() bool {
	if !p.vcenter.gates.pass(p.gates, whereAnswer) {
		return false
	}
	for _, each := range p.rules {
		if each.Action == actionCutAfter || each.Where == whereAnswer && !p.hold(each) {
			return false
		}
	}
	return true
}

// hold delays or hangs; false when the request is not to go on.
func (p *passage) hold(r *rule) bool {
	switch r.Action {
	case actionDelay:
		select {
		case <-time.After(time.Duration(r.DelayMillis) * time.Millisecond):
		case <-r.removed:
		}
	case actionHang:
		select {
		case <-p.request.Context().Done():
		case <-r.removed:
		}
		return false
	}
	return true
}

// midway tells whether the transfer of a file is to be cut.
func (p *passage) midway() bool {
	for _, each := range p.rules {
		if each.Action == actionCutMidway {
			return true
		}
	}
	return false
}

// ofTask is the rule about the task that the request starts, nil for none.
func (p *passage) ofTask() *rule {
	for _, each := range p.rules {
		if each.Where == whereTask && each.Action != actionFail {
			return each
		}
	}
	return nil
}

// passSoap takes a SOAP call through; cut means that the client gets no answer.
func (v *vcenter) passSoap(c *call) (result soap.HasFault, cut bool) {
	c.passage = v.enter(c.record, c.request)
	failing, alive := c.passage.before()
	if !alive {
		return nil, true
	}
	if failing == nil {
		result = v.dispatch(c)
	} else {
		fault, err := faultNamed(failing.Fault, failing.Privilege, c.method.This)
		if err != nil {
			return faultBody(err.Error(), new(types.SystemError)), false
		}
		if failing.Where == whereTask {
			result = v.publishTask(c, failedTask(c, fault))
		} else {
			result = faultBody(failing.Message, fault)
		}
	}
	return result, !c.passage.after()
}
