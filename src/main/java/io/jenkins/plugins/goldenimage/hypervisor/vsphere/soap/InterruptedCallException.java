package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import java.rmi.RemoteException;

/**
 * The calling thread was interrupted; nothing more is sent for this call. Stands for an {@link InterruptedException}, which
 * yavijava's interface can't throw; the thread's interrupt status is cleared as with that one.
 */
public final class InterruptedCallException extends RemoteException {
    private static final long serialVersionUID = 1L;

    /** An interrupted call of this method. */
    public InterruptedCallException(String method) {
        super(method + " was interrupted");
    }
}
