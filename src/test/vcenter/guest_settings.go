package main

import (
	"encoding/json"
	"strings"
	"time"
)

// milliseconds is a duration that is a number of milliseconds in JSON.
type milliseconds time.Duration

func (m milliseconds) MarshalJSON() ([]byte, error) {
	return json.Marshal(time.Duration(m).Milliseconds())
}

func (m *milliseconds) UnmarshalJSON(text []byte) error {
	var number int64
	if err := json.Unmarshal(text, &number); err != nil {
		return err
	}
	*m = milliseconds(time.Duration(number) * time.Millisecond)
	return nil
}

// guestSettings say how the software in a machine behaves.
type guestSettings struct {
	Address        string       `json:"address"`
	Delay          milliseconds `json:"delayMillis"`
	ShutdownDelay  milliseconds `json:"shutdownDelayMillis"`
	Never          bool         `json:"never"`          // installs for ever: no tools, no address
	NoAddress      bool         `json:"noAddress"`      // tools run, the network does not come up
	LinkLocalFirst bool         `json:"linkLocalFirst"` // 169.254.x.x for one delay, then the address
	IgnoreShutdown bool         `json:"ignoreShutdown"`
}

// guestRule is the settings of machines whose name starts so; what it leaves out is as for all machines.
type guestRule struct {
	Machine        string        `json:"machine"`
	Address        *string       `json:"address"`
	Delay          *milliseconds `json:"delayMillis"`
	ShutdownDelay  *milliseconds `json:"shutdownDelayMillis"`
	Never          *bool         `json:"never"`
	NoAddress      *bool         `json:"noAddress"`
	LinkLocalFirst *bool         `json:"linkLocalFirst"`
	IgnoreShutdown *bool         `json:"ignoreShutdown"`
}

func (r guestRule) appliesTo(machine string) bool { return strings.HasPrefix(machine, r.Machine) }

func (r guestRule) apply(s *guestSettings) {
	set(&s.Address, r.Address)
	set(&s.Delay, r.Delay)
	set(&s.ShutdownDelay, r.ShutdownDelay)
	set(&s.Never, r.Never)
	set(&s.NoAddress, r.NoAddress)
	set(&s.LinkLocalFirst, r.LinkLocalFirst)
	set(&s.IgnoreShutdown, r.IgnoreShutdown)
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}
