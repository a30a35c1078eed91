package main

import (
	"errors"
	"io"
	"net"
	"net/http"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// call is one SOAP request on its way.
type call struct {
	request *http.Request
	method  *simulator.Method
	target  mo.Reference
	session *session // nil before login
	cookie  string   // to set with the answer
	record  *callRecord
	passage *passage
}

func (v *vcenter) serveSoap(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	method, err := decodeRequest(body)
	if err != nil {
		v.calls.begin("(unreadable)", "", "", r).end(err.Error())
		answer(w, nil, faultBody(err.Error(), new(types.InvalidRequest)))
		return
	}
	c := &call{request: r, method: method, session: v.sessions.find(r)}
	hash := ""
	if c.session != nil {
		hash = c.session.hash()
	}
	c.record = v.calls.begin(method.Name, method.This.Value, hash, r)
	result, cut := v.passSoap(c)
	if cut {
		c.record.cut()
		cutConnection(w)
		return
	}
	if fault := result.Fault(); fault != nil {
		c.record.end(kindOf(fault.Detail.Fault))
	} else {
		c.record.end("")
	}
	answer(w, c, result)
}

func answer(w http.ResponseWriter, c *call, result soap.HasFault) {
	if fault := result.Fault(); fault != nil && fault.String == "" {
		if known, ok := fault.Detail.Fault.(types.BaseMethodFault); ok {
			copied := *fault // some of the simulator's faults are shared
			copied.String = message(known)
			result = &faultAnswer{&copied}
		}
	}
	method := ""
	if c != nil {
		method = c.method.Name
	}
	out, err := encodeResponse(method, result)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	if c != nil && c.cookie != "" {
		w.Header().Set("Set-Cookie", soap.SessionCookieName+`="`+c.cookie+`"; Path=/; HttpOnly; Secure`)
	}
	if result.Fault() != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
	_, _ = w.Write(out)
}

// cutConnection ends the connection with a reset, as a firewall or a dying server does.
func cutConnection(w http.ResponseWriter) {
	connection, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if wrapped, ok := connection.(interface{ NetConn() net.Conn }); ok {
		connection = wrapped.NetConn() // closing the TLS layer would say good-bye
	}
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	if err = connection.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		panic(http.ErrAbortHandler)
	}
}
