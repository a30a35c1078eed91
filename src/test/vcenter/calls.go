package main

import (
	"net/http"
	"sync"
	"time"
)

// callRecord is one request as tests see it.
type callRecord struct {
	Sequence  int       `json:"sequence"`
	Time      time.Time `json:"time"`
	Method    string    `json:"method"`
	Target    string    `json:"target"`
	Session   string    `json:"session"`
	Client    string    `json:"client"`
	Fault     string    `json:"fault"`     // of the answer; empty for none
	TaskFault string    `json:"taskFault"` // of the task the call has started
	Answered  bool      `json:"answered"`
	Millis    int64     `json:"millis"`

	log *callLog
}

type callLog struct {
	mu      sync.Mutex
	records []*callRecord
	next    int
}

func newCallLog() *callLog {
	return &callLog{}
}

func (l *callLog) begin(method, target, session string, r *http.Request) *callRecord {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next++
	record := &callRecord{
		Sequence: l.next, Time: time.Now().UTC(), Method: method, Target: target,
		Session: session, Client: r.UserAgent(), log: l,
	}
	l.records = append(l.records, record)
	return record
}

func (r *callRecord) end(fault string) {
	r.log.mu.Lock()
	defer r.log.mu.Unlock()
	r.Fault, r.Answered, r.Millis = fault, true, time.Since(r.Time).Milliseconds()
}

// cut ends the record of a call whose client got no answer.
func (r *callRecord) cut() {
	r.log.mu.Lock()
	defer r.log.mu.Unlock()
	r.Millis = time.Since(r.Time).Milliseconds()
}

func (r *callRecord) taskFault(fault string) {
	r.log.mu.Lock()
	defer r.log.mu.Unlock()
	r.TaskFault = fault
}

func (l *callLog) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.records = nil
}

type callReport struct {
	Calls  []callRecord   `json:"calls"`
	Counts map[string]int `json:"counts"`
}

func (l *callLog) report() callReport {
	l.mu.Lock()
	defer l.mu.Unlock()
	report := callReport{Calls: []callRecord{}, Counts: map[string]int{}}
	for _, record := range l.records {
		report.Calls = append(report.Calls, *record)
		report.Counts[record.Method]++
	}
	return report
}
