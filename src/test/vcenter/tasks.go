package main

import (
	"reflect"
	"strings"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// publishTask lets a task that the simulator has already done report that it runs for a while: the tasks of a
// vCenter are never over when the call returns.
func (v *vcenter) publishTask(c *call, result soap.HasFault) soap.HasFault {
	task := taskOf(c, result)
	if task == nil {
		return result
	}
	delay := v.settings.taskDelay
	forever := false
	if rule := c.passage.ofTask(); rule != nil {
		delay, forever = time.Duration(rule.DelayMillis)*time.Millisecond, rule.Action == actionHang
	}
	var done types.TaskInfo
	with(task.Self, func(mo.Reference) {
		done = task.Info
		if done.Error != nil {
			localize(done.Error)
			c.record.taskFault(kindOf(done.Error.Fault))
		}
		if delay > 0 || forever {
			task.Info.State = types.TaskInfoStateRunning
			task.Info.CompleteTime, task.Info.Result, task.Info.Error = nil, nil, nil
			task.Info.Cancelable = true
		}
	})
	if forever {
		return result
	}
	if delay > 0 {
		time.AfterFunc(delay, func() { v.finishTask(task, done) })
	}
	return result
}

func (v *vcenter) finishTask(task *simulator.Task, done types.TaskInfo) {
	with(task.Self, func(mo.Reference) {
		if task.Info.State != types.TaskInfoStateRunning {
			return // canceled meanwhile
		}
		now := time.Now()
		done.CompleteTime = &now
		done.Cancelable = false
		task.Info = done
	})
	v.changes.note()
}

// taskOf gives the task that a call has started, nil when there is none.
func taskOf(c *call, result soap.HasFault) *simulator.Task {
	if !strings.HasSuffix(c.method.Name, "_Task") || result.Fault() != nil {
		return nil
	}
	response := reflect.ValueOf(result).Elem().FieldByName("Res").Elem()
	ref, ok := response.FieldByName("Returnval").Interface().(types.ManagedObjectReference)
	if !ok {
		return nil
	}
	task, _ := simulator.Map.Get(ref).(*simulator.Task)
	return task
}

// taskResult is the body of the answer of any method that starts a task.
func taskResult(c *call, run func(*simulator.Task) (types.AnyType, types.BaseMethodFault)) soap.HasFault {
	name := strings.Replace(strings.TrimSuffix(c.method.Name, "_Task"), "VM", "Vm", 1)
	task := simulator.CreateTask(c.method.This, strings.ToLower(name[:1])+name[1:], run)
	// The answers of all task methods are alike but for their name, which the encoder gives.
	return &methods.CreateVM_TaskBody{Res: &types.CreateVM_TaskResponse{Returnval: task.Run()}}
}

// failedTask is a task that ends in the fault and does nothing.
func failedTask(c *call, fault types.BaseMethodFault) soap.HasFault {
	return taskResult(c, func(*simulator.Task) (types.AnyType, types.BaseMethodFault) { return nil, fault })
}

func (v *vcenter) cancelTask(c *call, _ *simulator.Context, _ func() soap.HasFault) soap.HasFault {
	task, ok := c.target.(*simulator.Task)
	if !ok || task.Info.State != types.TaskInfoStateRunning {
		return faultBody("", new(types.InvalidState))
	}
	now := time.Now()
	info := task.Info
	info.State, info.CompleteTime, info.Cancelled, info.Cancelable = types.TaskInfoStateError, &now, true, false
	info.Error = &types.LocalizedMethodFault{Fault: new(types.RequestCanceled)}
	localize(info.Error)
	task.Info = info
	return &methods.CancelTaskBody{Res: new(types.CancelTaskResponse)}
}

func localize(fault *types.LocalizedMethodFault) {
	fault.LocalizedMessage = message(fault.Fault)
}
