package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ManagedObjectReference;

/** References to managed objects. */
final class References {
    static final String VIRTUAL_MACHINE = "VirtualMachine";

    private References() {}

    static ManagedObjectReference of(String type, String value) {
        ManagedObjectReference reference = new ManagedObjectReference();
        reference.setType(type);
        reference.setVal(value);
        return reference;
    }

    static ManagedObjectReference machine(String id) {
        return of(VIRTUAL_MACHINE, id);
    }
}
