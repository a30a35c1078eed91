package main

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// session is one log-in: what it created lives in its own registry and goes with it.
type session struct {
	*simulator.Session
	ended chan struct{} // closed by logout, expiry and termination

	mu    sync.Mutex
	views []types.ManagedObjectReference
	pages map[string]*page
}

func (s *session) hash() string {
	sum := sha256.Sum256([]byte(s.Key))
	return hex.EncodeToString(sum[:4])
}

type sessions struct {
	mu    sync.Mutex
	byKey map[string]*session
	count int // of all log-ins ever
}

func newSessions() *sessions {
	return &sessions{byKey: map[string]*session{}}
}

func (s *sessions) create(user, locale, client, address string) *session {
	if locale == "" {
		locale = "en_US"
	}
	now := time.Now().UTC()
	created := &session{
		Session: &simulator.Session{
			UserSession: types.UserSession{
				Key:              uuid.New().String(),
				UserName:         user,
				FullName:         user,
				LoginTime:        now,
				LastActiveTime:   now,
				Locale:           locale,
				MessageLocale:    locale,
				ExtensionSession: types.NewBool(false),
				UserAgent:        client,
				IpAddress:        address,
			},
			Registry: simulator.NewRegistry(),
		},
		ended: make(chan struct{}),
		pages: map[string]*page{},
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byKey[created.Key] = created
	s.count++
	return created
}

// find gives the session of a request, nil when there is none (any more).
func (s *sessions) find(r *http.Request) *session {
	cookie, err := r.Cookie(soap.SessionCookieName)
	if err != nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.byKey[strings.Trim(cookie.Value, `"`)]
}

func (s *sessions) active(key, user string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.byKey[key]
	return ok && found.UserName == user
}

func (s *sessions) open() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.byKey)
}

func (s *sessions) end(key string) bool {
	s.mu.Lock()
	found, ok := s.byKey[key]
	delete(s.byKey, key)
	s.mu.Unlock()
	if ok {
		found.close()
	}
	return ok
}

func (s *sessions) endAll() int {
	s.mu.Lock()
	all := s.byKey
	s.byKey = map[string]*session{}
	s.mu.Unlock()
	for _, each := range all {
		each.close()
	}
	return len(all)
}

// close wakes who waits in this session, and takes its views off the registry's listeners.
func (s *session) close() {
	close(s.ended)
	s.mu.Lock()
	views := s.views
	s.mu.Unlock()
	for _, ref := range views {
		if listener, ok := s.Registry.Get(ref).(simulator.RegisterObject); ok {
			simulator.Map.RemoveHandler(listener)
		}
	}
}

// sessionMethod answers the methods of the SessionManager; nil for others.
func (v *vcenter) sessionMethod(c *call) soap.HasFault {
	switch request := c.method.Body.(type) {
	case *types.Login:
		if c.session != nil || request.UserName != v.settings.user || request.Password != v.settings.password {
			return &methods.LoginBody{Fault_: simulator.Fault("", new(types.InvalidLogin))}
		}
		c.session = v.sessions.create(request.UserName, request.Locale, c.request.UserAgent(), strings.Split(c.request.RemoteAddr, ":")[0])
		c.session.Registry.Put(newCollector(v.collectorReference(), v, c.session))
		c.cookie = c.session.Key
		return &methods.LoginBody{Res: &types.LoginResponse{Returnval: c.session.UserSession}}
	case *types.Logout:
		v.sessions.end(c.session.Key)
		return &methods.LogoutBody{Res: new(types.LogoutResponse)}
	case *types.SessionIsActive:
		return &methods.SessionIsActiveBody{Res: &types.SessionIsActiveResponse{
			Returnval: v.sessions.active(request.SessionID, request.UserName),
		}}
	case *types.TerminateSession:
		for _, key := range request.SessionId {
			if key == c.session.Key {
				return &methods.TerminateSessionBody{Fault_: simulator.Fault("", new(types.InvalidArgument))}
			}
			if !v.sessions.end(key) {
				return &methods.TerminateSessionBody{Fault_: simulator.Fault("", new(types.NotFound))}
			}
		}
		return &methods.TerminateSessionBody{Res: new(types.TerminateSessionResponse)}
	case *types.LoginByToken, *types.LoginExtensionByCertificate, *types.LoginExtensionBySubjectName,
		*types.LoginBySSPI, *types.CloneSession, *types.AcquireCloneTicket, *types.ImpersonateUser:
		return faultBody("", new(types.NotSupported))
	}
	return nil
}
