package io.jenkins.plugins.goldenimage.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The JSON Schema that records with their annotations amount to, as the binder reads them, without descriptions. */
final class RecordSchema {
    /** All that a single value is taken from: the binder goes by its text. */
    private static final List<String> SCALAR = List.of("string", "number", "boolean");

    private static final String DURATION = "([0-9]{1,4}h)?([0-9]{1,5}m)?([0-9]{1,6}s)?$";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<Class<?>, Map<String, Class<?>>> kinds;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private RecordSchema(Map<Class<?>, Map<String, Class<?>>> kinds) {
        this.kinds = kinds;
    }

    /** The schema of documents that are bound to this record. */
    static ObjectNode of(Class<? extends Record> root, Map<Class<?>, Map<String, Class<?>>> kinds) {
        RecordSchema schema = new RecordSchema(kinds);
        ObjectNode node = NODES.objectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        node.setAll(schema.record(root));
        // A document in which nothing stands is an empty library.
        nullable(node);
        ObjectNode definitions = node.putObject("$defs");
        schema.definitions.forEach(definitions::set);
        return node;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode node = NODES.objectNode().put("type", "object");
        ObjectNode properties = NODES.objectNode();
        ArrayNode required = NODES.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), property(component));
            if (!canBeLeftOut(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        node.set("properties", properties);
        return node.put("additionalProperties", false);
    }

    private ObjectNode property(RecordComponent component) {
        ObjectNode node = value(component.getGenericType());
        constrain(node, component);
        if (canBeLeftOut(component)) {
            node = nullable(node);
        }
        Default value = component.getAnnotation(Default.class);
        if (value != null) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(value.value());
            node.set("default", new ObjectMapper().valueToTree(loaded));
        }
        return node;
    }

    private static boolean canBeLeftOut(RecordComponent component) {
        return component.isAnnotationPresent(Optional.class) || component.isAnnotationPresent(Default.class);
    }

    private ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? NODES.objectNode().put("type", "object").set("additionalProperties", value(arguments[1]))
                    : NODES.objectNode().put("type", "array").set("items", value(arguments[0]));
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted.isEnum()) {
            return words(wanted);
        }
        return wanted.isRecord() || kinds.containsKey(wanted) ? reference(wanted) : scalar(wanted);
    }

    private static ObjectNode scalar(Class<?> type) {
        ObjectNode node = NODES.objectNode();
        if (type == String.class) {
            ArrayNode types = node.putArray("type");
            SCALAR.forEach(types::add);
        } else if (type == int.class || type == long.class) {
            node.putArray("type").add("integer").add("string");
            node.put("pattern", "^[+-]?[0-9]+$");
        } else if (type == boolean.class) {
            node.putArray("enum").add(true).add(false).add("true").add("false");
        } else if (type == Duration.class) {
            node.put("type", "string").put("pattern", "^(?=.)" + DURATION);
        } else if (type == URI.class) {
            node.put("type", "string").put("pattern", "^[A-Za-z][A-Za-z0-9+.-]*:\\S+$");
        } else {
            throw new IllegalArgumentException("No schema is known for " + type);
        }
        return node;
    }

    private static ObjectNode words(Class<?> type) {
        ArrayNode words = NODES.arrayNode();
        for (Object constant : type.getEnumConstants()) {
            words.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return NODES.objectNode().set("enum", words);
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getCanonicalName()
                .substring(type.getPackageName().length() + 1)
                .replace(".", "");
        if (!definitions.containsKey(name)) {
            definitions.put(name, NODES.objectNode());
            definitions.put(name, type.isRecord() ? record(type) : kind(type));
        }
        return NODES.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode kind(Class<?> type) {
        ObjectNode properties = NODES.objectNode();
        new TreeMap<>(kinds.get(type)).forEach((word, record) -> properties.set(word, reference(record)));
        ObjectNode node = NODES.objectNode().put("type", "object").put("minProperties", 1).put("maxProperties", 1);
        node.set("properties", properties);
        return node.put("additionalProperties", false);
    }

    private static void constrain(ObjectNode node, RecordComponent component) {
        Pattern pattern = component.getAnnotation(Pattern.class);
        if (pattern != null) {
            node.put("pattern", "^(?:" + pattern.regex() + ")$");
        } else if (component.getType() == String.class) {
            // Text must not be empty.
            node.put("pattern", "\\S");
        }
        Range range = component.getAnnotation(Range.class);
        if (range == null) {
            return;
        }
        if (component.getType() == Duration.class) {
            if (range.min() != 1 || range.max() != Long.MAX_VALUE) {
                throw new IllegalArgumentException("No pattern is known for the bounds of " + component);
            }
            node.put("pattern", "^(?=.*[1-9])" + DURATION);
            return;
        }
        boolean list = node.has("items");
        node.put(list ? "minItems" : "minimum", range.min());
        if (range.max() != Long.MAX_VALUE) {
            node.put(list ? "maxItems" : "maximum", range.max());
        }
    }

    /** A key that may be left out may also have no value. */
    private static ObjectNode nullable(ObjectNode node) {
        if (node.has("$ref")) {
            ObjectNode either = NODES.objectNode();
            either.putArray("anyOf").add(node).addObject().put("type", "null");
            return either;
        }
        if (node.has("enum")) {
            ((ArrayNode) node.get("enum")).addNull();
            return node;
        }
        JsonNode type = node.get("type");
        ArrayNode types = NODES.arrayNode();
        if (type.isArray()) {
            types.addAll((ArrayNode) type);
        } else {
            types.add(type);
        }
        node.set("type", types.add("null"));
        return node;
    }
}
