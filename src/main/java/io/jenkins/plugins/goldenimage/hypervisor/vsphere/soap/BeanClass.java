package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import com.vmware.vim25.DynamicData;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The properties of one of yavijava's data object classes. Immutable. */
final class BeanClass {
    private final Class<?> type;
    private final List<Property> properties;
    private final Map<String, Property> byXmlName;

    BeanClass(Class<?> type) {
        this.type = type;
        // An XML sequence: what is inherited comes first, then the order of declaration, which class files keep.
        this.properties = lineage(type).stream()
                .flatMap(ancestor -> Arrays.stream(ancestor.getDeclaredFields()))
                .filter(BeanClass::isProperty)
                .map(Property::of)
                .toList();
        this.byXmlName = properties.stream().collect(Collectors.toMap(Property::xmlName, Function.identity()));
    }

    /** In the order in which the schema wants them. */
    List<Property> properties() {
        return properties;
    }

    /** Null where this version of the class has no such property. */
    Property property(String xmlName) {
        return byXmlName.get(xmlName);
    }

    Object newInstance() {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }

    /** Faults are Java exceptions as well, whose own fields are not part of the protocol. */
    private static Deque<Class<?>> lineage(Class<?> type) {
        Deque<Class<?>> lineage = new ArrayDeque<>();
        for (Class<?> ancestor = type;
                ancestor != null && ancestor.getPackage() == DynamicData.class.getPackage();
                ancestor = ancestor.getSuperclass()) {
            lineage.addFirst(ancestor);
        }
        return lineage;
    }

    private static boolean isProperty(Field field) {
        int modifiers = field.getModifiers();
        return Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers);
    }
}
