package main

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
)

// control is the API for tests. It has no protection: it listens on loopback only.
func (v *vcenter) control() http.Handler {
	mux := http.NewServeMux()
	handle := func(methodAndPath string, act func(*http.Request) (interface{}, error)) {
		var method, path string
		if _, err := fmt.Sscan(methodAndPath, &method, &path); err != nil {
			panic(err)
		}
		mux.HandleFunc("/"+method+path, func(w http.ResponseWriter, r *http.Request) {
			result, err := act(r)
			if err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(result)
		})
	}
	handle("GET /inventory", func(*http.Request) (interface{}, error) { return v.inventory(), nil })
	handle("GET /calls", func(*http.Request) (interface{}, error) { return v.calls.report(), nil })
	handle("POST /calls/reset", func(*http.Request) (interface{}, error) {
		v.calls.reset()
		return done, nil
	})
	handle("GET /faults", func(*http.Request) (interface{}, error) { return v.rules.list(), nil })
	handle("POST /faults", func(r *http.Request) (interface{}, error) {
		var added rule
		if err := read(r, &added); err != nil {
			return nil, err
		}
		return &added, v.rules.add(&added)
	})
	handle("DELETE /faults", func(r *http.Request) (interface{}, error) {
		v.rules.remove(r.URL.Query().Get("id"))
		return done, nil
	})
	handle("POST /gate", func(r *http.Request) (interface{}, error) {
		var added gate
		if err := read(r, &added); err != nil {
			return nil, err
		}
		return &added, v.gates.add(&added)
	})
	handle("GET /gate/waiting", func(*http.Request) (interface{}, error) { return v.gates.list(), nil })
	handle("POST /gate/release", func(r *http.Request) (interface{}, error) {
		var which struct {
			ID  string `json:"id"`
			Cut bool   `json:"cut"`
		}
		if err := read(r, &which); err != nil {
			return nil, err
		}
		v.gates.release(which.ID, which.Cut)
		return done, nil
	})
	handle("POST /guest", func(r *http.Request) (interface{}, error) {
		var added guestRule
		if err := read(r, &added); err != nil {
			return nil, err
		}
		v.guests.addRule(added)
		return v.guests.settingsOf(added.Machine), nil
	})
	handle("DELETE /guest", func(*http.Request) (interface{}, error) {
		v.guests.forgetRules()
		return done, nil
	})
	handle("POST /guest/switch", v.switchGuest)
	handle("POST /privileges", func(r *http.Request) (interface{}, error) {
		var request struct {
			Denied []string `json:"denied"`
		}
		if err := read(r, &request); err != nil {
			return nil, err
		}
		v.privileges.deny(request.Denied)
		return done, nil
	})
	handle("POST /sessions/expire", func(*http.Request) (interface{}, error) {
		return map[string]int{"expired": v.sessions.endAll()}, nil
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = "/" + r.Method + r.URL.Path
		mux.ServeHTTP(w, r)
	})
}

var done = map[string]bool{"done": true}

// read decodes a request strictly, so that a misspelt key does not make a test pass for nothing.
func read(r *http.Request, into interface{}) error {
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}

// switchGuest lets a guest shut down or restart by itself, as after a command in it.
func (v *vcenter) switchGuest(r *http.Request) (interface{}, error) {
	var request struct {
		Machine string `json:"machine"`
		Action  string `json:"action"`
	}
	if err := read(r, &request); err != nil {
		return nil, err
	}
	for _, vm := range machines() {
		if vm.Name != request.Machine {
			continue
		}
		var err error
		with(vm.Self, func(mo.Reference) { err = v.switchMachine(vm, request.Action) })
		return done, err
	}
	return nil, fmt.Errorf("no machine %q", request.Machine)
}

func (v *vcenter) switchMachine(vm *simulator.VirtualMachine, action string) error {
	if notPoweredOn(vm) != nil {
		return fmt.Errorf("%s does not run", vm.Name)
	}
	switch action {
	case "off":
		switchOff(vm)
	case "restart":
		v.guests.reboot(vm)
	default:
		return fmt.Errorf("unknown action %q: off or restart", action)
	}
	return nil
}
