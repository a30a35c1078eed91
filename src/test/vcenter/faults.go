package main

import (
	"fmt"
	"reflect"

	"github.com/vmware/govmomi/vim25/types"
)

// message gives a fault the words of a vCenter, which the simulator leaves empty.
func message(fault types.BaseMethodFault) string {
	switch f := fault.(type) {
	case *types.InvalidLogin:
		return "Cannot complete login due to an incorrect user name or password."
	case *types.NotAuthenticated:
		return "The session is not authenticated."
	case *types.NoPermission:
		return "Permission to perform this operation was denied."
	case *types.DuplicateName:
		return fmt.Sprintf("The name '%s' already exists.", f.Name)
	case *types.FileNotFound:
		return fmt.Sprintf("File %s was not found", f.File)
	case *types.FileLocked:
		return fmt.Sprintf("Unable to access file %s since it is locked", f.File)
	case *types.FileAlreadyExists:
		return fmt.Sprintf("Cannot complete the operation because the file or folder %s already exists", f.File)
	case *types.InvalidPowerState:
		return fmt.Sprintf("The attempted operation cannot be performed in the current state (%s).", f.ExistingState)
	case *types.ToolsUnavailable:
		return "Cannot complete operation because VMware Tools is not running in this virtual machine."
	case *types.ManagedObjectNotFound:
		return fmt.Sprintf("The object '%s:%s' has already been deleted or has not been completely created", f.Obj.Type, f.Obj.Value)
	case *types.InvalidArgument:
		return "A specified parameter was not correct: " + f.InvalidProperty
	case *types.InvalidProperty:
		return "The property is unknown: " + f.Name
	case *types.InvalidDatastore:
		return fmt.Sprintf("Invalid datastore '%s'.", f.Name)
	case *types.InvalidDeviceSpec:
		return fmt.Sprintf("Invalid configuration for device '%d'.", f.DeviceIndex)
	case *types.RequestCanceled:
		return "The task was canceled by a user."
	case *types.NotSupported:
		return "The operation is not supported on the object."
	}
	return "A fault occurred: " + kindOf(fault)
}

// faultNamed makes a fault of the API by its name, for injection.
func faultNamed(name, privilege string, object types.ManagedObjectReference) (types.BaseMethodFault, error) {
	kind, ok := vimType(name)
	if !ok {
		return nil, fmt.Errorf("the API has no fault %q", name)
	}
	fault, ok := reflect.New(kind).Interface().(types.BaseMethodFault)
	if !ok {
		return nil, fmt.Errorf("%q is not a fault", name)
	}
	switch f := fault.(type) {
	case *types.NoPermission:
		f.PrivilegeId, f.Object = privilege, object
	case *types.NotAuthenticated:
		f.PrivilegeId, f.Object = "System.View", object
	}
	return fault, nil
}
