package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import com.vmware.vim25.DynamicData;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** yavijava's classes by the names that the protocol has for them, looked up once. Safe for use by several threads. */
final class VimTypes {
    /** Nothing else becomes part of a class name, whatever a server sends. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final Map<String, Optional<Class<?>>> byName = new ConcurrentHashMap<>();
    private final Map<Class<?>, BeanClass> beans = new ConcurrentHashMap<>();
    private final Map<Class<?>, Map<String, Object>> enums = new ConcurrentHashMap<>();

    /** The class of this name; empty for what came after yavijava's version of the API. */
    Optional<Class<?>> find(String name) {
        return byName.computeIfAbsent(name, VimTypes::load);
    }

    BeanClass bean(Class<?> type) {
        return beans.computeIfAbsent(type, BeanClass::new);
    }

    /** Null for a constant that this version of the enumeration does not have. */
    Object constant(Class<?> enumeration, String name) {
        return enums.computeIfAbsent(enumeration, VimTypes::constants).get(name);
    }

    private static Optional<Class<?>> load(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(
                    DynamicData.class.getPackageName() + "." + name, true, DynamicData.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (NoClassDefFoundError e) {
            // A file system that ignores case finds a class file for a name that differs in case only.
            return Optional.empty();
        }
    }

    private static Map<String, Object> constants(Class<?> enumeration) {
        Map<String, Object> constants = new ConcurrentHashMap<>();
        for (Object constant : enumeration.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return constants;
    }
}
