package main

import (
	"fmt"
	"sync"
)

// gate holds calls until it is opened: before they are executed, or when only the answer is missing. A call
// stays held when its client is gone: released, it is executed as a vCenter would.
type gate struct {
	match
	ID      string `json:"id"`
	Where   string `json:"where"` // whereCall or whereAnswer
	Waiting int    `json:"waiting"`

	seen int
	open chan struct{}
	cut  bool // what is let go is cut instead
}

type gates struct {
	mu    sync.Mutex
	all   []*gate
	count int
}

func newGates() *gates {
	return &gates{}
}

func (g *gates) add(added *gate) error {
	if added.Method == "" {
		return fmt.Errorf("a gate needs a method")
	}
	if added.Where == "" {
		added.Where = whereCall
	}
	if added.Where != whereCall && added.Where != whereAnswer {
		return fmt.Errorf("a gate can't stand at %q", added.Where)
	}
	if added.Nth == 0 {
		added.Nth = 1
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.count++
	added.ID = fmt.Sprintf("gate-%d", g.count)
	added.open = make(chan struct{})
	g.all = append(g.all, added)
	return nil
}

// take counts a call and gives the gates it has to pass.
func (g *gates) take(record *callRecord) []*gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	var closed []*gate
	for _, each := range g.all {
		if each.about(record) {
			each.seen++
			if each.seen >= each.Nth {
				closed = append(closed, each)
			}
		}
	}
	return closed
}

// pass waits at the gates that stand at this place; false when the call is to be cut.
func (g *gates) pass(closed []*gate, where string) bool {
	for _, each := range closed {
		if each.Where != where {
			continue
		}
		g.wait(each, 1)
		<-each.open
		g.wait(each, -1)
		if each.cut {
			return false
		}
	}
	return true
}

func (g *gates) wait(at *gate, change int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	at.Waiting += change
}

func (g *gates) list() []gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	listed := []gate{}
	for _, each := range g.all {
		listed = append(listed, *each)
	}
	return listed
}

// release opens the gate with this ID, or all for an empty one, for good.
func (g *gates) release(id string, cut bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	var kept []*gate
	for _, each := range g.all {
		if id != "" && each.ID != id {
			kept = append(kept, each)
			continue
		}
		each.cut = cut
		close(each.open)
	}
	g.all = kept
}
