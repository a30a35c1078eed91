package main

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/url"
	"os"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"

	vapi "github.com/vmware/govmomi/vapi/simulator"
)

// vcenter holds the parts of one running server together.
type vcenter struct {
	settings     settings
	model        *simulator.Model
	sessions     *sessions
	changes      *changes
	guests       *guests
	calls        *callLog
	rules        *rules
	gates        *gates
	privileges   *privileges
	interceptors map[string]interceptor
}

func newVcenter(s settings) (*vcenter, error) {
	model := simulator.VPX()
	model.Machine = s.machines
	model.Datastore = s.datastores
	about := &model.ServiceContent.About
	about.Version, about.ApiVersion, about.Build = "7.0.3", "7.0.3.0", "0"
	about.FullName = "VMware vCenter Server 7.0.3 (simulated for tests)"
	simulator.GuestID = append(simulator.GuestID, newerGuests()...)
	if err := model.Create(); err != nil {
		return nil, err
	}
	tidyDatastores()

	v := &vcenter{
		settings:   s,
		model:      model,
		sessions:   newSessions(),
		changes:    newChanges(),
		calls:      newCallLog(),
		rules:      newRules(),
		gates:      newGates(),
		privileges: newPrivileges(),
	}
	v.guests = newGuests(s.guest)
	v.interceptors = v.allInterceptors()
	simulator.Map.AddHandler(v.changes)
	simulator.Map.AddHandler(v.guests)
	return v, nil
}

func (v *vcenter) removeDirectories() { v.model.Remove() }

func (v *vcenter) collectorReference() types.ManagedObjectReference {
	return v.model.ServiceContent.PropertyCollector
}

// start listens on both addresses and says where.
func (v *vcenter) start() (*ready, error) {
	certificate, err := selfSigned()
	if err != nil {
		return nil, err
	}
	api, err := net.Listen("tcp", v.settings.listen)
	if err != nil {
		return nil, err
	}
	control, err := net.Listen("tcp", v.settings.controlListen)
	if err != nil {
		return nil, err
	}
	r := &ready{
		URL:                "https://" + api.Addr().String(),
		Control:            "http://" + control.Addr().String(),
		Certificate:        certificatePem(certificate),
		Fingerprint:        fingerprint(certificate),
		DatastoreDirectory: datastoreDirectory("LocalDS_0"),
	}
	apiServer := &http.Server{
		Handler:   v.api(api.Addr().String()),
		TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12},
		// HTTP/2 connections can't be taken over, which cutting them needs.
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){},
	}
	controlServer := &http.Server{Handler: v.control()}
	go func() { stopOn(apiServer.ServeTLS(api, "", "")) }()
	go func() { stopOn(controlServer.Serve(control)) }()
	return r, nil
}

func stopOn(err error) {
	_, _ = os.Stderr.WriteString("vcenter: " + err.Error() + "\n")
}

// api is what a vCenter serves: SOAP, datastore files, and the REST part the simulator has.
func (v *vcenter) api(address string) http.Handler {
	service := v.model.Service
	service.RegisterSDK(simulator.Map)
	here := &url.URL{
		Scheme: "https", Host: address, Path: "/sdk",
		User: url.UserPassword(v.settings.user, v.settings.password),
	}
	service.Handle(vapi.New(here, simulator.Map.OptionManager().Setting))

	mux := http.NewServeMux()
	mux.HandleFunc("/sdk", v.serveSoap)
	mux.HandleFunc("/sdk/vimService", v.serveSoap)
	mux.HandleFunc("/sdk/vimServiceVersions.xml", service.ServiceVersions)
	mux.HandleFunc(folderPrefix, v.serveFolder)
	mux.HandleFunc("/rest/", func(w http.ResponseWriter, r *http.Request) { v.serveRest(w, r, service.ServeMux) })
	return mux
}

func machines() []*simulator.VirtualMachine {
	var found []*simulator.VirtualMachine
	for _, entity := range simulator.Map.All("VirtualMachine") {
		found = append(found, entity.(*simulator.VirtualMachine))
	}
	return found
}

// with runs f while nothing else changes the object; false when the object is gone.
func with(ref types.ManagedObjectReference, f func(mo.Reference)) bool {
	there := false
	simulator.Map.WithLock(ref, func() {
		if object := simulator.Map.Get(ref); object != nil {
			there = true
			f(object)
		}
	})
	return there
}
