package io.jenkins.plugins.goldenimage.jenkins.configuration;

import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import io.jenkins.plugins.casc.model.Scalar;
import io.jenkins.plugins.casc.model.Sequence;
import io.jenkins.plugins.casc.model.Source;
import io.jenkins.plugins.goldenimage.definition.binding.Place;
import io.jenkins.plugins.goldenimage.definition.binding.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Between the trees of Configuration as Code and ours. Nothing is interpolated on the way: scripts are full of what would
 * look like variables to Configuration as Code.
 */
final class JcascTree {
    /** Configuration as Code does not tell columns. */
    private static final int NO_COLUMN = 0;

    private JcascTree() {}

    /** Our tree. */
    static Tree toTree(CNode node) {
        return toTree(node, place(node, new Place(GoldenImageConfiguration.SOURCE, 1, NO_COLUMN)));
    }

    private static Tree toTree(CNode node, Place place) {
        if (node == null) {
            return new Tree.Scalar(place, null);
        }
        if (node instanceof Sequence sequence) {
            List<Tree> items = new ArrayList<>();
            sequence.forEach(item -> items.add(toTree(item, place(item, place))));
            return new Tree.Sequence(place, items);
        }
        if (node instanceof Mapping mapping) {
            Map<String, Tree> values = new LinkedHashMap<>();
            mapping.forEach((key, value) -> values.put(key, toTree(value, place(value, place))));
            // A mapping of Configuration as Code has no order of its own.
            Map<String, Tree.Entry> entries = new LinkedHashMap<>();
            values.entrySet().stream()
                    .sorted(Comparator.<Map.Entry<String, Tree>>comparingInt(
                                    entry -> entry.getValue().place().line())
                            .thenComparing(Map.Entry::getKey))
                    .forEach(entry -> entries.put(
                            entry.getKey(),
                            new Tree.Entry(entry.getValue().place(), entry.getValue())));
            return new Tree.Mapping(place, entries);
        }
        return new Tree.Scalar(place, ((Scalar) node).getValue());
    }

    private static Place place(CNode node, Place around) {
        Source source = node == null ? null : node.getSource();
        return source == null
                ? around
                : new Place(source.file() == null ? around.source() : source.file(), source.line(), NO_COLUMN);
    }

    /** A tree of Configuration as Code; null for one that its export would change. */
    static CNode fromTree(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            Mapping node = new Mapping();
            for (Map.Entry<String, Tree.Entry> entry : mapping.entries().entrySet()) {
                CNode value = fromTree(entry.getValue().value());
                if (value == null) {
                    return null;
                }
                node.put(entry.getKey(), value);
            }
            return node;
        }
        if (tree instanceof Tree.Sequence sequence) {
            Sequence node = new Sequence();
            for (Tree item : sequence.items()) {
                CNode value = fromTree(item);
                if (value == null) {
                    return null;
                }
                node.add(value);
            }
            // Empty lists are left out of exports.
            return node.isEmpty() ? null : node;
        }
        String value = ((Tree.Scalar) tree).value();
        if (value == null) {
            return null;
        }
        Scalar scalar = new Scalar(value);
        scalar.setPrintableWhenEmpty(true);
        return scalar;
    }
}
