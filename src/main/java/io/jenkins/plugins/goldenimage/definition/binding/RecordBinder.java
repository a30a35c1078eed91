package io.jenkins.plugins.goldenimage.definition.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes records from a {@link Tree}. A record's components are its keys; annotations say what may be left out and what
 * is allowed. Where a component is one of several kinds of record, the value stands under the word for its kind.
 */
public final class RecordBinder {
    private final Map<Class<?>, Map<String, Class<?>>> kinds;
    private final Consumer<Problem> problems;
    private final boolean secret;
    private final Places places = new Places();

    /**
     * A binder for one document.
     *
     * @param kinds for each interface, the record classes that may stand for it, by their words
     * @param problems gets every mistake
     */
    public RecordBinder(Map<Class<?>, Map<String, Class<?>>> kinds, Consumer<Problem> problems) {
        this(kinds, problems, false);
    }

    private RecordBinder(
            Map<Class<?>, Map<String, Class<?>>> kinds, Consumer<Problem> problems, boolean secret) {
        this.kinds = kinds;
        this.problems = problems;
        this.secret = secret;
    }

    /** A binder for a document with secrets: its problems show no value. */
    public static RecordBinder ofSecrets(Consumer<Problem> problems) {
        return new RecordBinder(Map.of(), problems, true);
    }

    /** Where the keys of the records made so far stand. */
    public Places places() {
        return places;
    }

    /** Makes a record, or returns null when a mistake prevents it; the mistakes have been reported then. */
    public <R extends Record> R bind(Class<R> type, Tree tree) {
        return type.cast(record(type, tree, ""));
    }

    private Object record(Class<?> type, Tree tree, String path) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> allowed =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        if (!(tree instanceof Tree.Mapping mapping)) {
            return report(tree, path, "must be a group of keys" + not(tree) + "; " + Suggestions.among("", allowed));
        }
        mapping.entries().forEach((key, entry) -> {
            if (!allowed.contains(key)) {
                problems.accept(new Problem(entry.key(), path, unknown(key, allowed)));
            }
        });
        Object[] arguments = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            Tree.Entry entry = mapping.entries().get(component.getName());
            String below = path.isEmpty() ? component.getName() : path + "." + component.getName();
            arguments[i] = isNull(entry)
                    ? absent(component, mapping, path)
                    : constrained(component, entry.value(), below);
            complete &= arguments[i] != null || component.isAnnotationPresent(Optional.class);
        }
        return complete ? places.remember(construct(type, components, arguments), mapping) : null;
    }

    private static boolean isNull(Tree.Entry entry) {
        return entry == null || entry.value() instanceof Tree.Scalar scalar && scalar.value() == null;
    }

    private Object absent(RecordComponent component, Tree.Mapping mapping, String path) {
        Default value = component.getAnnotation(Default.class);
        if (value != null) {
            Tree tree = YamlTree.parse("default of " + component.getName(), value.value(), problems);
            return value(component.getGenericType(), tree, component.getName());
        }
        return component.isAnnotationPresent(Optional.class)
                ? nothing(component)
                : report(mapping, path, "the key '" + component.getName() + "' is missing");
    }

    private static Object nothing(RecordComponent component) {
        if (component.getType() == List.class) {
            return List.of();
        }
        return component.getType() == Map.class ? Map.of() : null;
    }

    private Object constrained(RecordComponent component, Tree tree, String path) {
        Object value = value(component.getGenericType(), tree, path);
        boolean right = value != null
                && Constraints.check(component, value, tree, message -> report(tree, path, message));
        if (right) {
            return value;
        }
        return component.isAnnotationPresent(Optional.class) ? nothing(component) : null;
    }

    private Object value(Type type, Tree tree, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(arguments[0], tree, path)
                    : map(arguments[1], tree, path);
        }
        Class<?> wanted = (Class<?>) type;
        if (Scalars.knows(wanted)) {
            return scalar(wanted, tree, path);
        }
        return wanted.isRecord() ? record(wanted, tree, path) : kind(wanted, tree, path);
    }

    private Object scalar(Class<?> type, Tree tree, String path) {
        try {
            if (tree instanceof Tree.Scalar scalar && scalar.value() != null) {
                return Scalars.read(type, scalar.value());
            }
            return report(
                    tree,
                    path,
                    "must be a single value" + not(tree)
                            + (tree instanceof Tree.Scalar
                                    ? ""
                                    : "; text that begins with { or [ must stand in quotes"));
        } catch (IllegalArgumentException e) {
            return report(tree, path, "must be " + e.getMessage() + not(tree));
        }
    }

    private Object list(Type itemType, Tree tree, String path) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            return report(tree, path, "must be a list" + not(tree));
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            // An item that can't be made is left out: its problem is reported, and the rest is still worth checking.
            Object value = value(itemType, sequence.items().get(i), path + "[" + i + "]");
            if (value != null) {
                items.add(value);
            }
        }
        return List.copyOf(items);
    }

    private Object map(Type valueType, Tree tree, String path) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            return report(tree, path, "must be a group of keys" + not(tree));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            Object value = value(valueType, entry.value(), path + "." + key);
            if (value != null) {
                values.put(key, value);
            }
        });
        return java.util.Collections.unmodifiableMap(values);
    }

    private Object kind(Class<?> type, Tree tree, String path) {
        Map<String, Class<?>> allowed = kinds.get(type);
        if (!(tree instanceof Tree.Mapping mapping)) {
            return report(
                    tree,
                    path,
                    "must be one key that says its kind" + not(tree) + "; " + Suggestions.among("", allowed.keySet()));
        }
        if (mapping.entries().size() != 1) {
            return report(
                    tree,
                    path,
                    "must be one key that says its kind, not " + mapping.entries().size() + " keys; "
                            + Suggestions.among("", allowed.keySet()) + "; what belongs to it is indented further");
        }
        String word = mapping.entries().keySet().iterator().next();
        Class<?> wanted = allowed.get(word);
        Tree value = mapping.entries().get(word).value();
        if (wanted == null) {
            return report(tree, path, "unknown kind '" + word + "'; " + Suggestions.among(word, allowed.keySet()));
        }
        return record(wanted, value, path + "." + word);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            // Records of files that only one class reads are private to it.
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record " + type.getName() + " can't be made", e);
        }
    }

    private String unknown(String key, List<String> allowed) {
        return secret
                ? "unknown key; " + Suggestions.among("", allowed)
                : "unknown key '" + key + "'; " + Suggestions.among(key, allowed);
    }

    private String not(Tree tree) {
        boolean value = tree instanceof Tree.Scalar scalar && scalar.value() != null;
        return ", not " + (secret && value ? "a single value" : tree.kind());
    }

    private Object report(Tree tree, String path, String message) {
        problems.accept(new Problem(tree.place(), path, message));
        return null;
    }
}
