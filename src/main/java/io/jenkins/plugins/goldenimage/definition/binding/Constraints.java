package io.jenkins.plugins.goldenimage.definition.binding;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Consumer;

/** What a record's annotations allow beyond the type. */
final class Constraints {
    private Constraints() {}

    /** Whether the value is allowed; otherwise the message says what is. */
    static boolean check(RecordComponent component, Object value, Consumer<String> message) {
        Range range = component.getAnnotation(Range.class);
        if (range != null && !within(range, value, message)) {
            return false;
        }
        Pattern pattern = component.getAnnotation(Pattern.class);
        if (pattern != null && !((String) value).matches(pattern.regex())) {
            message.accept("must be " + pattern.says() + ", not '" + value + "'");
            return false;
        }
        return true;
    }

    private static boolean within(Range range, Object value, Consumer<String> message) {
        if (value instanceof List<?> list) {
            if (list.size() >= range.min() && list.size() <= range.max()) {
                return true;
            }
            message.accept("must have from " + range.min() + " to " + range.max() + " entries, not " + list.size());
            return false;
        }
        long number = ((Number) value).longValue();
        if (number >= range.min() && number <= range.max()) {
            return true;
        }
        message.accept("must be from " + range.min() + " to " + range.max() + ", not " + number);
        return false;
    }
}
