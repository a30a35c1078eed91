package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ManagedObjectReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Names of managed objects that were seen in a session, for messages. Safe for use by several threads. */
final class ObjectNames {
    private final Map<String, String> names = new ConcurrentHashMap<>();

    void put(ManagedObjectReference reference, String name) {
        names.put(reference.getVal(), name);
    }

    /** The name, where it is known. */
    Optional<String> find(ManagedObjectReference reference) {
        return Optional.ofNullable(reference).map(object -> names.get(object.getVal()));
    }

    /** As precise as can be said without asking: with the name where it is known, and always the reference. */
    String describe(ManagedObjectReference reference) {
        if (reference == null) {
            return "vSphere";
        }
        String name = names.get(reference.getVal());
        String id = reference.getType() + " " + reference.getVal();
        return name == null ? id : name + " (" + id + ")";
    }
}
