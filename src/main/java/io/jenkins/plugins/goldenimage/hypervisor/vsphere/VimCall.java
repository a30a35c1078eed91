package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ws.VimStub;
import java.rmi.RemoteException;

/** What is asked of a server, so that it can be asked again in a new session. */
@FunctionalInterface
interface VimCall<T> {
    T run(VimStub vim) throws RemoteException;
}
