package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.ObjectSpec;
import com.vmware.vim25.PropertyFilterSpec;
import com.vmware.vim25.PropertySpec;
import com.vmware.vim25.SelectionSpec;
import com.vmware.vim25.TraversalSpec;
import java.util.List;

/** What a property collector is asked for (vSphere Web Services API, PropertyCollector.FilterSpec). */
final class FilterSpecs {
    private FilterSpecs() {}

    /** One object. */
    static PropertyFilterSpec object(ManagedObjectReference object, String... paths) {
        return filter(object, List.of(), List.of(properties(object.getType(), paths)));
    }

    /** An object and what is found on the ways that start from it. */
    static PropertyFilterSpec filter(
            ManagedObjectReference start, List<? extends SelectionSpec> ways, List<PropertySpec> properties) {
        ObjectSpec object = new ObjectSpec();
        object.setObj(start);
        object.setSelectSet(ways.toArray(SelectionSpec[]::new));
        PropertyFilterSpec filter = new PropertyFilterSpec();
        filter.setObjectSet(new ObjectSpec[] {object});
        filter.setPropSet(properties.toArray(PropertySpec[]::new));
        return filter;
    }

    /** These properties of objects of this type and of those that extend it. */
    static PropertySpec properties(String type, String... paths) {
        PropertySpec properties = new PropertySpec();
        properties.setType(type);
        properties.setAll(false);
        properties.setPathSet(paths);
        return properties;
    }

    /** From objects of a type along one of their properties, and on from there. */
    static TraversalSpec way(String name, String type, String path, SelectionSpec... onwards) {
        TraversalSpec way = new TraversalSpec();
        way.setName(name);
        way.setType(type);
        way.setPath(path);
        way.setSkip(false);
        way.setSelectSet(onwards);
        return way;
    }

    /** Again a way that is described elsewhere in the same filter. */
    static SelectionSpec again(String name) {
        SelectionSpec way = new SelectionSpec();
        way.setName(name);
        return way;
    }

    /** Down a tree of folders; may be used once in a filter. */
    static TraversalSpec folders() {
        return way("folders", "Folder", "childEntity", again("folders"));
    }
}
