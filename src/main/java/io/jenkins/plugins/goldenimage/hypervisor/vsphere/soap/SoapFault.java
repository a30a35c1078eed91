package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import com.vmware.vim25.MethodFault;
import java.rmi.RemoteException;

/** The server refused a call. */
public final class SoapFault extends RemoteException {
    private static final long serialVersionUID = 1L;

    private final transient MethodFault fault;

    /**
     * A refusal.
     *
     * @param message what the server says, for people; may be empty
     * @param fault why; of a type that this version of the API does not know, a plain {@link MethodFault} with that
     *     type's name as its dynamic type
     */
    public SoapFault(String message, MethodFault fault) {
        super(message);
        this.fault = fault;
    }

    /** Why; never null. */
    public MethodFault fault() {
        return fault;
    }

    /** The name of the fault's type, also where this version of the API does not know it. */
    public String type() {
        return typeOf(fault);
    }

    /** The name of a fault's type, also where this version of the API does not know it. */
    public static String typeOf(MethodFault fault) {
        return fault.getDynamicType() == null ? fault.getClass().getSimpleName() : fault.getDynamicType();
    }
}
