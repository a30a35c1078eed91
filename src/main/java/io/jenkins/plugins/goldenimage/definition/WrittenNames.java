package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names that texts give, those of records which could not be made for another mistake too: that mistake has been
 * reported, and a missing reference would only be its echo.
 */
final class WrittenNames {
    private final List<ReadDocument> documents;

    WrittenNames(List<ReadDocument> documents) {
        this.documents = documents;
    }

    /** The names in a section. */
    Set<String> in(String section) {
        Set<String> names = new HashSet<>();
        items(section).forEach(item -> addName(item, names));
        return names;
    }

    /** As {@link #in(String)}, of the entries of one kind in a section whose entries stand under words for kinds. */
    Set<String> in(String section, String kind) {
        Set<String> names = new HashSet<>();
        items(section).map(item -> value(item, kind)).forEach(item -> addName(item, names));
        return names;
    }

    private Stream<Tree> items(String section) {
        return documents.stream()
                .map(document -> value(document.tree(), section))
                .flatMap(tree -> tree instanceof Tree.Sequence sequence ? sequence.items().stream() : Stream.empty());
    }

    private static void addName(Tree item, Set<String> names) {
        if (value(item, "name") instanceof Tree.Scalar name) {
            names.add(name.value());
        }
    }

    private static Tree value(Tree tree, String key) {
        return tree instanceof Tree.Mapping mapping && mapping.entries().containsKey(key)
                ? mapping.entries().get(key).value()
                : null;
    }
}
