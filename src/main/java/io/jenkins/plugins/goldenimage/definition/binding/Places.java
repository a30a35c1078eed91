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

    /** Where the value of a key of this record stands; where the record begins if the key was left out. */
    public Place of(Object record, String key) {
        Tree.Mapping mapping = written.get(record);
        Tree.Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.place() : entry.value().place();
    }
}
