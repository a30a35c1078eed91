package main

import (
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// interceptor stands before a method of the simulator, under the lock of the object: it checks what a vCenter
// checks, calls next, and mends what next left out; or it answers a method that the simulator lacks.
type interceptor func(c *call, ctx *simulator.Context, next func() soap.HasFault) soap.HasFault

func (v *vcenter) allInterceptors() map[string]interceptor {
	return map[string]interceptor{
		"CreateVM_Task":                  v.createMachine,
		"CloneVM_Task":                   v.cloneMachine,
		"ReconfigVM_Task":                v.reconfigureMachine,
		"PowerOnVM_Task":                 v.powerOn,
		"Destroy_Task":                   v.destroy,
		"Rename_Task":                    v.rename,
		"MarkAsTemplate":                 v.markAsTemplate,
		"ShutdownGuest":                  v.shutdownGuest,
		"RebootGuest":                    v.rebootGuest,
		"PutUsbScanCodes":                v.putUsbScanCodes,
		"CreateScreenshot_Task":          v.createScreenshot,
		"CreateContainerView":            v.createView,
		"CancelTask":                     v.cancelTask,
		"DeleteDatastoreFile_Task":       v.deleteFile,
		"SearchDatastore_Task":           v.search,
		"SearchDatastoreSubFolders_Task": v.searchFolders,
		"HasPrivilegeOnEntities":         v.hasPrivileges,
		"HasUserPrivilegeOnEntities":     v.hasUserPrivileges,
		"FetchUserPrivilegeOnEntities":   v.fetchPrivileges,
	}
}

// dispatch executes a call; a defect of the simulator is a fault for this client and a trace for us.
func (v *vcenter) dispatch(c *call) (result soap.HasFault) {
	defer func() {
		if !readsOnly(c.method.Name) {
			v.changes.note()
		}
	}()
	defer func() {
		if problem := recover(); problem != nil {
			_, _ = fmt.Fprintf(os.Stderr, "vcenter: %s: %v\n%s", c.method.Name, problem, debug.Stack())
			result = faultBody(fmt.Sprintf("%s failed in the simulator: %v", c.method.Name, problem), new(types.SystemError))
		}
	}()
	if c.session == nil && !public(c.method) {
		return faultBody("", notAuthenticated(c.method.This))
	}
	if answered := v.sessionMethod(c); answered != nil {
		return answered
	}
	ctx := &simulator.Context{Map: simulator.Map, Context: c.request.Context(), Header: c.method.Header, Caller: &c.method.This}
	if c.session != nil {
		ctx.Session = c.session.Session
		c.target = c.session.Get(c.method.This)
	} else {
		c.target = simulator.Map.Get(c.method.This)
	}
	if c.target == nil {
		return faultBody("", &types.ManagedObjectNotFound{Obj: c.method.This})
	}
	ctx.Map.WithLock(c.target, func() {
		next := func() soap.HasFault { return invoke(c, ctx) }
		if intercept, ok := v.interceptors[c.method.Name]; ok {
			result = intercept(c, ctx, next)
		} else {
			result = next()
		}
	})
	return v.publishTask(c, result)
}

// readsOnly tells that a method changes nothing, so that nobody who waits has to look again.
func readsOnly(method string) bool {
	for _, prefix := range []string{"Retrieve", "Continue", "Find", "WaitFor", "Check", "Current", "Session", "Query", "Has", "Fetch"} {
		if strings.HasPrefix(method, prefix) {
			return true
		}
	}
	return false
}

// public tells whether a method needs no session.
func public(method *simulator.Method) bool {
	switch method.Name {
	case "RetrieveServiceContent", "Login", "LoginByToken", "LoginExtensionByCertificate", "CloneSession":
		return true
	}
	var specs []types.PropertyFilterSpec
	switch request := method.Body.(type) {
	case *types.RetrieveProperties:
		specs = request.SpecSet
	case *types.RetrievePropertiesEx:
		specs = request.SpecSet
	}
	for _, spec := range specs {
		for _, object := range spec.ObjectSet {
			if object.Obj != vim25.ServiceInstance && object.Obj.Type != "SessionManager" {
				return false
			}
		}
	}
	return len(specs) > 0
}

func notAuthenticated(object types.ManagedObjectReference) types.BaseMethodFault {
	return &types.NotAuthenticated{NoPermission: types.NoPermission{Object: object, PrivilegeId: "System.View"}}
}

// invoke calls the method of the object that has the call's name.
func invoke(c *call, ctx *simulator.Context) soap.HasFault {
	name := strings.ToUpper(c.method.Name[:1]) + c.method.Name[1:]
	if strings.HasSuffix(name, "_Task") {
		name = strings.TrimSuffix(name, "_Task") + "Task"
	}
	method := reflect.ValueOf(c.target).MethodByName(name)
	if !method.IsValid() || method.Type().NumOut() != 1 {
		text := fmt.Sprintf("%s does not implement: %s", c.method.This.Type, c.method.Name)
		return faultBody(text, &types.MethodNotFound{Receiver: c.method.This, Method: c.method.Name})
	}
	if entity, ok := c.target.(mo.Entity); ok {
		for _, disabled := range entity.Entity().DisabledMethod {
			if disabled == c.method.Name {
				return faultBody("", new(types.MethodDisabled))
			}
		}
	}
	arguments := []reflect.Value{reflect.ValueOf(c.method.Body)}
	if method.Type().NumIn() == 2 {
		arguments = append([]reflect.Value{reflect.ValueOf(ctx)}, arguments...)
	}
	return method.Call(arguments)[0].Interface().(soap.HasFault)
}
