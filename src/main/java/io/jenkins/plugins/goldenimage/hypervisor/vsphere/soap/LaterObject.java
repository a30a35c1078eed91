package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import java.util.List;

/**
 * A data object with properties that came after yavijava's version of the API. It is written as it says itself, and is a
 * subclass of yavijava's class so that it can be used in that class's place.
 */
public interface LaterObject {
    /** The class whose simple name is the name of the type. */
    Class<?> apiType();

    /** Its properties in the order of the schema, which is not always with the latest ones last. */
    List<Element> elements();

    /**
     * One property.
     *
     * @param name the element's local name
     * @param type the declared type, of a single element where the value is an array
     * @param value null where it is not set
     */
    record Element(String name, Class<?> type, Object value) {}
}
