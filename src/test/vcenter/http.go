package main

import (
	"io"
	"net/http"
	"strconv"
)

// passHTTP takes a request that is not SOAP through gates and rules.
func (v *vcenter) passHTTP(w http.ResponseWriter, r *http.Request, record *callRecord, serve func(http.ResponseWriter)) {
	way := v.enter(record, r)
	failing, alive := way.before()
	if !alive {
		record.cut()
		cutConnection(w)
		return
	}
	held := &heldResponse{ResponseWriter: w, status: http.StatusOK, release: way.after, midway: way.midway()}
	if held.midway && r.Method == http.MethodPut {
		r.Body = io.NopCloser(io.LimitReader(r.Body, r.ContentLength/2))
		held.release = func() bool { return false }
	}
	if failing != nil {
		http.Error(held, failing.Fault, http.StatusInternalServerError)
	} else {
		serve(held)
	}
	if !held.send() {
		record.cut()
		cutConnection(w)
		return
	}
	fault := ""
	if held.status >= http.StatusBadRequest {
		fault = http.StatusText(held.status)
	}
	record.end(fault)
}

// heldResponse asks for release before the first byte goes out, and may stop halfway.
type heldResponse struct {
	http.ResponseWriter
	status  int
	release func() bool
	midway  bool

	sent bool
	cut  bool
	rest int // bytes to go until halfway
}

func (h *heldResponse) WriteHeader(status int) { h.status = status }

func (h *heldResponse) Write(content []byte) (int, error) {
	if !h.send() {
		return 0, http.ErrAbortHandler
	}
	if !h.midway {
		return h.ResponseWriter.Write(content)
	}
	if len(content) <= h.rest {
		h.rest -= len(content)
		return h.ResponseWriter.Write(content)
	}
	h.cut = true
	written, err := h.ResponseWriter.Write(content[:h.rest])
	if err == nil {
		err = http.ErrAbortHandler
	}
	h.rest = 0
	return written, err
}

func (h *heldResponse) send() bool {
	if !h.sent {
		h.sent = true
		h.cut = !h.release()
		if !h.cut {
			length, _ := strconv.Atoi(h.Header().Get("Content-Length"))
			h.rest = length / 2
			h.ResponseWriter.WriteHeader(h.status)
		}
	}
	return !h.cut
}

func (v *vcenter) serveRest(w http.ResponseWriter, r *http.Request, rest http.Handler) {
	record := v.calls.begin(r.Method+" "+r.URL.Path, "", "", r)
	v.passHTTP(w, r, record, func(w http.ResponseWriter) {
		user, password, hasUser := r.BasicAuth()
		if hasUser && (user != v.settings.user || password != v.settings.password) {
			http.Error(w, "wrong user or password", http.StatusUnauthorized)
			return
		}
		rest.ServeHTTP(w, r)
	})
}
