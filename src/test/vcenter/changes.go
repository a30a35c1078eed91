package main

import (
	"sync"

	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// changes tells everyone who waits that something in the inventory may be different now. It listens to the
// simulator's registry; the dispatcher adds a note after every call, as some methods change objects silently.
type changes struct {
	self types.ManagedObjectReference
	mu   sync.Mutex
	next chan struct{}
}

func newChanges() *changes {
	return &changes{
		self: types.ManagedObjectReference{Type: "ChangeListener", Value: "changes"},
		next: make(chan struct{}),
	}
}

// waitFor gives a channel that closes with the next change: ask for it before looking at the inventory.
func (c *changes) waitFor() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.next
}

func (c *changes) note() {
	c.mu.Lock()
	defer c.mu.Unlock()
	close(c.next)
	c.next = make(chan struct{})
}

func (c *changes) Reference() types.ManagedObjectReference { return c.self }

func (c *changes) PutObject(mo.Reference) { c.note() }

func (c *changes) UpdateObject(mo.Reference, []types.PropertyChange) { c.note() }

func (c *changes) RemoveObject(types.ManagedObjectReference) { c.note() }
