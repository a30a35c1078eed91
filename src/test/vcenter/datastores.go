package main

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// tidyDatastores gives every datastore room and all its hosts; the simulator knows the last host only.
func tidyDatastores() {
	for _, datastore := range datastores() {
		datastore.Summary.Type = "VMFS"
		datastore.Summary.Capacity = 10 << 40
		datastore.Summary.FreeSpace = 8 << 40
		datastore.Info.GetDatastoreInfo().FreeSpace = datastore.Summary.FreeSpace
		mount := datastore.Host[0].MountInfo
		datastore.Host = nil
		for _, host := range simulator.Map.All("HostSystem") {
			datastore.Host = append(datastore.Host, types.DatastoreHostMount{Key: host.Reference(), MountInfo: mount})
		}
	}
}

func datastores() []*simulator.Datastore {
	var found []*simulator.Datastore
	for _, entity := range simulator.Map.All("Datastore") {
		found = append(found, entity.(*simulator.Datastore))
	}
	return found
}

// datastoreDirectory is where the files of a datastore are; empty when there is no such datastore.
func datastoreDirectory(name string) string {
	for _, datastore := range datastores() {
		if datastore.Name == name {
			return datastore.Info.GetDatastoreInfo().Url
		}
	}
	return ""
}

// localFile is the file that a datastore path such as "[datastore1] iso/debian.iso" stands for.
func localFile(name string) (string, types.BaseMethodFault) {
	var p object.DatastorePath
	if !p.FromString(name) {
		return "", &types.InvalidDatastorePath{DatastorePath: name}
	}
	directory := datastoreDirectory(p.Datastore)
	if directory == "" {
		return "", &types.InvalidDatastore{Name: p.Datastore}
	}
	return inside(directory, p.Path), nil
}

// inside joins so that no path leaves the directory.
func inside(directory, relative string) string {
	return filepath.Join(directory, filepath.FromSlash(path.Clean("/"+relative)))
}

func fileMissing(name string) types.BaseMethodFault {
	file, fault := localFile(name)
	if fault != nil {
		return fault
	}
	if _, err := os.Stat(file); err != nil {
		return &types.FileNotFound{FileFault: types.FileFault{File: name}}
	}
	return nil
}

// keepForeignFiles puts files in a machine's folder that are not the machine's out of the way of its
// destruction, which on a vCenter spares them and the folder. The result puts them back.
func keepForeignFiles(vm *simulator.VirtualMachine) (restore func()) {
	nothing := func() {}
	home, fault := localFile(path.Dir(vm.Config.Files.VmPathName))
	if fault != nil {
		return nothing
	}
	entries, err := os.ReadDir(home)
	if err != nil {
		return nothing
	}
	aside := home + "." + uuid.New().String()
	moved := 0
	for _, entry := range entries {
		if !entry.IsDir() && belongsToMachine(entry.Name()) {
			continue
		}
		if moved == 0 && os.Mkdir(aside, 0o700) != nil {
			return nothing
		}
		if os.Rename(filepath.Join(home, entry.Name()), filepath.Join(aside, entry.Name())) == nil {
			moved++
		}
	}
	if moved == 0 {
		return nothing
	}
	return func() {
		_ = os.MkdirAll(home, 0o700)
		kept, _ := os.ReadDir(aside)
		for _, entry := range kept {
			_ = os.Rename(filepath.Join(aside, entry.Name()), filepath.Join(home, entry.Name()))
		}
		_ = os.Remove(aside)
	}
}

func belongsToMachine(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".vmx", ".vmxf", ".vmdk", ".nvram", ".log", ".vmsd", ".vmsn", ".vmem", ".vmss", ".vswp", ".png", ".scoreboard":
		return true
	}
	return false
}
