package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

const folderPrefix = "/folder/"

// serveFolder is access to datastore files over HTTP, for sessions and for a user with a password.
func (v *vcenter) serveFolder(w http.ResponseWriter, r *http.Request) {
	session := v.sessions.find(r)
	hash := ""
	if session != nil {
		hash = session.hash()
	}
	name := r.URL.Query().Get("dsName")
	relative := strings.TrimPrefix(r.URL.Path, folderPrefix)
	record := v.calls.begin(r.Method+" /folder", "["+name+"] "+relative, hash, r)
	v.passHTTP(w, r, record, func(w http.ResponseWriter) {
		user, password, _ := r.BasicAuth()
		if session == nil && (user != v.settings.user || password != v.settings.password) {
			w.Header().Set("WWW-Authenticate", `Basic realm="VMware HTTP server"`)
			http.Error(w, "not authenticated", http.StatusUnauthorized)
			return
		}
		directory := datastoreDirectory(name)
		if directory == "" || !datacenterExists(r.URL.Query().Get("dcPath")) {
			http.Error(w, "no such datacenter or datastore", http.StatusNotFound)
			return
		}
		serveFile(w, r, inside(directory, relative))
	})
}

func datacenterExists(path string) bool {
	index := simulator.Map.SearchIndex()
	found := index.FindByInventoryPath(&types.FindByInventoryPath{InventoryPath: path})
	ref := found.(*methods.FindByInventoryPathBody).Res.Returnval
	return ref != nil && ref.Type == "Datacenter"
}

func serveFile(w http.ResponseWriter, r *http.Request, file string) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		if info, err := os.Stat(file); err != nil || info.IsDir() {
			http.Error(w, "no such file", http.StatusNotFound)
			return
		}
		opened, err := os.Open(file)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		defer opened.Close()
		info, err := opened.Stat()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/octet-stream")
		http.ServeContent(w, r, "", info.ModTime(), opened)
	case http.MethodPut:
		store(w, r, file)
	case http.MethodDelete:
		if err := os.Remove(file); err != nil {
			http.Error(w, "no such file", http.StatusNotFound)
		}
	default:
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

// store keeps what arrives: of an upload that is cut, its beginning. A vCenter makes no folders on the way.
func store(w http.ResponseWriter, r *http.Request, file string) {
	if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
		http.Error(w, "no such folder", http.StatusNotFound)
		return
	}
	_, err := os.Stat(file)
	status := http.StatusCreated
	if err == nil {
		status = http.StatusOK
	}
	created, err := os.Create(file)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_, copyErr := io.Copy(created, r.Body)
	if err = created.Close(); err != nil || copyErr != nil {
		http.Error(w, "upload broken off", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(status)
}
