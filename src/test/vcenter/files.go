package main

import (
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

func (v *vcenter) deleteFile(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	name := c.method.Body.(*types.DeleteDatastoreFile_Task).Name
	if fault := fileMissing(name); fault != nil {
		return failedTask(c, fault)
	}
	if inUse(name) {
		return failedTask(c, &types.FileLocked{FileFault: types.FileFault{File: name}})
	}
	return next()
}

// inUse tells whether a machine that runs has the image in a drive.
func inUse(name string) bool {
	file, _ := localFile(name)
	for _, vm := range machines() {
		used := false
		with(vm.Self, func(mo.Reference) {
			for _, drive := range drives(vm) {
				image, _ := localFile(imageOf(drive))
				connected := drive.Connectable == nil || drive.Connectable.Connected
				used = used || connected && image == file && vm.Runtime.PowerState == types.VirtualMachinePowerStatePoweredOn
			}
		})
		if used {
			return true
		}
	}
	return false
}

func (v *vcenter) search(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	request := c.method.Body.(*types.SearchDatastore_Task)
	request.SearchSpec = completeSearch(request.SearchSpec)
	result := next()
	if task := taskOf(c, result); task != nil {
		if found, ok := task.Info.Result.(types.HostDatastoreBrowserSearchResults); ok {
			found.FolderPath = folderPath(found.FolderPath)
			task.Info.Result = found
		}
		nameInFault(task, request.DatastorePath)
	}
	return result
}

func (v *vcenter) searchFolders(c *call, _ *simulator.Context, next func() soap.HasFault) soap.HasFault {
	request := c.method.Body.(*types.SearchDatastoreSubFolders_Task)
	request.SearchSpec = completeSearch(request.SearchSpec)
	result := next()
	if task := taskOf(c, result); task != nil {
		if found, ok := task.Info.Result.(types.ArrayOfHostDatastoreBrowserSearchResults); ok {
			for i := range found.HostDatastoreBrowserSearchResults {
				each := &found.HostDatastoreBrowserSearchResults[i]
				each.FolderPath = folderPath(each.FolderPath)
			}
		}
		nameInFault(task, request.DatastorePath)
	}
	return result
}

// completeSearch lets a search without patterns find everything.
func completeSearch(spec *types.HostDatastoreBrowserSearchSpec) *types.HostDatastoreBrowserSearchSpec {
	if spec == nil {
		spec = new(types.HostDatastoreBrowserSearchSpec)
	}
	if len(spec.MatchPattern) == 0 {
		spec.MatchPattern = []string{"*"}
	}
	return spec
}

// folderPath writes the path of a folder as a vCenter does: "[datastore1]", "[datastore1] iso/".
func folderPath(path string) string {
	path = strings.Replace(path, "]/", "] ", 1)
	if !strings.HasSuffix(path, "]") && !strings.HasSuffix(path, "/") {
		path += "/"
	}
	return path
}

func nameInFault(task *simulator.Task, path string) {
	if task.Info.Error == nil {
		return
	}
	if missing, ok := task.Info.Error.Fault.(*types.FileNotFound); ok {
		missing.File = path
	}
}
