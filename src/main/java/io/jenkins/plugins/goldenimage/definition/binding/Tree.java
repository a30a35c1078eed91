package io.jenkins.plugins.goldenimage.definition.binding;

import java.util.List;
import java.util.Map;

/** A document as it is written, each part with its place. */
public sealed interface Tree {
    /** Where it begins. */
    Place place();

    /** What it is, for people. */
    String kind();

    /** A single value; {@code value} is null for YAML's null. */
    record Scalar(Place place, String value) implements Tree {
        @Override
        public String kind() {
            return value == null ? "empty" : "'" + value.lines().findFirst().orElse("") + "'";
        }
    }

    /** Values in order. */
    record Sequence(Place place, List<Tree> items) implements Tree {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Values by key, in the order of the text. */
    record Mapping(Place place, Map<String, Entry> entries) implements Tree {
        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    /** A key's place, and its value. */
    record Entry(Place key, Tree value) {}
}
