package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import java.lang.reflect.Field;

/**
 * One property of a data object.
 *
 * @param xmlName its element's local name
 * @param field where yavijava keeps it
 */
record Property(String xmlName, Field field) {
    static Property of(Field field) {
        // yavijava writes "_int" for an element that Java does not allow as the name of a field.
        String name = field.getName();
        return new Property(name.startsWith("_") ? name.substring(1) : name, field);
    }

    boolean isArray() {
        return field.getType().isArray();
    }

    /** The declared type of the property, or of its elements where it has several. */
    Class<?> elementType() {
        return isArray() ? field.getType().getComponentType() : field.getType();
    }

    /** Null where it is not set. */
    Object get(Object bean) {
        try {
            Object value = field.get(bean);
            // The only optional primitives of yavijava's requests are those of NPIV, both of them short.
            return value instanceof Short number && number == 0 && field.getType() == short.class ? null : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    void set(Object bean, Object value) {
        try {
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
