package io.jenkins.plugins.goldenimage.jenkins.page;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A value of a record, for people, under the key that it has in YAML.
 *
 * @param key with dots where it lies deeper
 * @param text as it would be written in YAML
 */
public record Setting(String key, String text) {
    /** Whether the text needs lines of its own. */
    public boolean isBlock() {
        return text.lines().count() > 1 || key.equals("script") || key.endsWith(".script");
    }

    /** The settings of a record, in its order; values that were left out are left out here too. */
    static List<Setting> of(Record record, Set<String> leftOut) {
        List<Setting> settings = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (!leftOut.contains(component.getName())) {
                add(component.getName(), value(record, component), settings);
            }
        }
        return settings;
    }

    private static void add(String key, Object value, List<Setting> settings) {
        if (value instanceof Record record) {
            of(record, Set.of()).forEach(below -> settings.add(new Setting(key + "." + below.key(), below.text())));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, below) -> add(key + "." + name, below, settings));
        } else if (value instanceof List<?> list) {
            if (!list.isEmpty()) {
                settings.add(new Setting(key, list.stream().map(Setting::text).collect(Collectors.joining(", "))));
            }
        } else if (value != null) {
            settings.add(new Setting(key, text(value)));
        }
    }

    private static String text(Object value) {
        if (value instanceof Record record) {
            return of(record, Set.of()).stream()
                    .map(setting -> setting.key() + ": " + setting.text())
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value instanceof Duration duration ? text(duration) : value.toString();
    }

    /** As YAML has it, for example {@code 1h30m}. */
    private static String text(Duration duration) {
        String text = part(duration.toHours(), "h") + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Can't read " + component + " of " + record.getClass(), e);
        }
    }
}
