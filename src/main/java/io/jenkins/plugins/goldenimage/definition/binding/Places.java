package io.jenkins.plugins.goldenimage.definition.binding;

import java.util.IdentityHashMap;
import java.util.Map;

/** Remembers where records were written, so that later checks can say where a mistake stands. */
public final class Places {
    private final Map<Object, Tree.Mapping> written = new IdentityHashMap<>();

    Object remember(Object record, Tree.Mapping mapping) {
        written.put(record, mapping);
        return record;
    }

    /** Whether this key of the record was written, even if nothing could be made of it. */
    public boolean has(Object record, String key) {
        return written.get(record).entries().containsKey(key);
    }

    /** Where the value of a key of this record stands; where the record begins if the key was left out. */
    public Place of(Object record, String key) {
        Tree.Mapping mapping = written.get(record);
        Tree.Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.place() : entry.value().place();
    }

    /** Where this value stands in the list under a key; where the list begins if it does not. */
    public Place ofItem(Object record, String key, String value) {
        Tree.Entry entry = written.get(record).entries().get(key);
        return entry != null && entry.value() instanceof Tree.Sequence list
                ? list.items().stream()
                        .filter(item -> item instanceof Tree.Scalar scalar && value.equals(scalar.value()))
                        .map(Tree::place)
                        .findFirst()
                        .orElse(list.place())
                : of(record, key);
    }
}
