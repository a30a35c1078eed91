package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.DynamicProperty;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.MissingProperty;
import com.vmware.vim25.NotAuthenticated;
import com.vmware.vim25.ObjectContent;
import com.vmware.vim25.PropertyFilterSpec;
import com.vmware.vim25.RetrieveOptions;
import com.vmware.vim25.RetrieveResult;
import com.vmware.vim25.ws.VimStub;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties of one managed object that a call returned.
 *
 * @param reference the object
 * @param values by path; what is not set, or may not be read, is not there
 */
record Properties(ManagedObjectReference reference, Map<String, Object> values) {
    /** The value at a path; null where there is none, or one of another type. */
    <T> T get(String path, Class<T> type) {
        Object value = values.get(path);
        return type.isInstance(value) ? type.cast(value) : null;
    }

    /** Reads all that a filter selects, however many answers it takes (PropertyCollector.RetrievePropertiesEx). */
    static List<Properties> retrieve(VimStub vim, ManagedObjectReference collector, PropertyFilterSpec filter)
            throws RemoteException {
        List<Properties> objects = new ArrayList<>();
        RetrieveResult result =
                vim.retrievePropertiesEx(collector, new PropertyFilterSpec[] {filter}, new RetrieveOptions());
        while (result != null) {
            for (ObjectContent content : result.getObjects() == null ? new ObjectContent[0] : result.getObjects()) {
                objects.add(of(content));
            }
            result = result.getToken() == null ? null : vim.continueRetrievePropertiesEx(collector, result.getToken());
        }
        return objects;
    }

    private static Properties of(ObjectContent content) throws SoapFault {
        for (MissingProperty missing : content.getMissingSet() == null ? new MissingProperty[0] : content.getMissingSet()) {
            // Without a session the collector answers all the same, with nothing in it.
            if (missing.getFault() != null && missing.getFault().getFault() instanceof NotAuthenticated gone) {
                throw new SoapFault(missing.getFault().getLocalizedMessage(), gone);
            }
        }
        Map<String, Object> values = new HashMap<>();
        if (content.getPropSet() != null) {
            Arrays.stream(content.getPropSet())
                    .filter(property -> property.getVal() != null)
                    .forEach((DynamicProperty property) -> values.put(property.getName(), property.getVal()));
        }
        return new Properties(content.getObj(), values);
    }
}
