package main

import (
	"fmt"
	"strings"
	"sync"
)

const (
	actionDelay     = "delay"
	actionFail      = "fail"
	actionCutBefore = "cut-before"
	actionCutAfter  = "cut-after"
	actionCutMidway = "cut-midway" // of a file: half of it is transferred
	actionHang      = "hang"

	whereCall   = "call"   // before anything is executed
	whereAnswer = "answer" // executed, not yet answered
	whereTask   = "task"   // the task that the call has started
)

// match selects calls: by method ("PUT /folder" for a file, "*" for all), and by parts of target and client.
type match struct {
	Method string `json:"method"`
	Target string `json:"target"`
	Client string `json:"client"`
	Nth    int    `json:"nth"` // the first call it is about, counted from when it was made; 1 by default
}

func (m match) about(r *callRecord) bool {
	return (m.Method == "*" || m.Method == r.Method) &&
		strings.Contains(r.Target, m.Target) && strings.Contains(r.Client, m.Client)
}

// rule is something that goes wrong.
type rule struct {
	match
	ID          string `json:"id"`
	Action      string `json:"action"`
	Where       string `json:"where"`
	Times       int    `json:"times"` // how many calls; 1 by default, negative for all
	Fault       string `json:"fault"`
	Privilege   string `json:"privilege"`
	Message     string `json:"message"`
	DelayMillis int    `json:"delayMillis"`
	Hits        int    `json:"hits"`

	seen    int
	removed chan struct{}
}

type rules struct {
	mu    sync.Mutex
	all   []*rule
	count int
}

func newRules() *rules {
	return &rules{}
}

func (r *rules) add(added *rule) error {
	switch added.Action {
	case actionDelay, actionHang, actionCutBefore, actionCutAfter, actionCutMidway:
	case actionFail:
		if _, err := faultNamed(added.Fault, "", noReference); err != nil {
			return err
		}
	default:
		return fmt.Errorf("unknown action %q", added.Action)
	}
	switch added.Where {
	case "":
		added.Where = whereCall
	case whereCall, whereAnswer, whereTask:
	default:
		return fmt.Errorf("unknown place %q", added.Where)
	}
	if added.Method == "" {
		return fmt.Errorf("a rule needs a method")
	}
	if added.Nth == 0 {
		added.Nth = 1
	}
	if added.Times == 0 {
		added.Times = 1
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.count++
	added.ID = fmt.Sprintf("rule-%d", r.count)
	added.removed = make(chan struct{})
	r.all = append(r.all, added)
	return nil
}

// take counts a call and gives the rules that are about it.
func (r *rules) take(record *callRecord) []*rule {
	r.mu.Lock()
	defer r.mu.Unlock()
	var active []*rule
	for _, each := range r.all {
		if !each.about(record) {
			continue
		}
		each.seen++
		if each.seen >= each.Nth && (each.Times < 0 || each.seen < each.Nth+each.Times) {
			each.Hits++
			active = append(active, each)
		}
	}
	return active
}

func (r *rules) list() []rule {
	r.mu.Lock()
	defer r.mu.Unlock()
	listed := []rule{}
	for _, each := range r.all {
		listed = append(listed, *each)
	}
	return listed
}

// remove takes away the rule with this ID, or all for an empty one, and lets go who hangs.
func (r *rules) remove(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var kept []*rule
	for _, each := range r.all {
		if id != "" && each.ID != id {
			kept = append(kept, each)
		} else {
			close(each.removed)
		}
	}
	r.all = kept
}
