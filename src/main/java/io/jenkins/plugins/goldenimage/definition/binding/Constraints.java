package io.jenkins.plugins.goldenimage.definition.binding;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.function.Consumer;

/** What a record's annotations allow beyond the type. */
final class Constraints {
    private Constraints() {}

    /** Whether the value is allowed; otherwise the message says what is. */
    static boolean check(RecordComponent component, Object value, Tree written, Consumer<String> message) {
        Range range = component.getAnnotation(Range.class);
        if (range != null && !within(range, value, written, message)) {
            return false;
        }
        if (value instanceof String text && text.isBlank()) {
            message.accept("must not be empty");
            return false;
        }
        Pattern pattern = component.getAnnotation(Pattern.class);
        if (pattern != null && !((String) value).matches(pattern.regex())) {
            message.accept("must be " + pattern.says() + ", not '" + value + "'");
            return false;
        }
        return true;
    }

    private static boolean within(Range range, Object value, Tree written, Consumer<String> message) {
        if (written instanceof Tree.Sequence list) {
            // Those that are written: some may be left out of the value for mistakes of their own.
            return within(range, list.items().size(), "must have ", " entries", message);
        }
        if (value instanceof Duration duration) {
            return within(range, duration.toSeconds(), "must be ", " seconds", message);
        }
        return within(range, ((Number) value).longValue(), "must be ", "", message);
    }

    private static boolean within(Range range, long number, String begin, String unit, Consumer<String> message) {
        if (number >= range.min() && number <= range.max()) {
            return true;
        }
        String allowed = range.max() == Long.MAX_VALUE
                ? "at least " + range.min()
                : "from " + range.min() + " to " + range.max();
        message.accept(begin + allowed + unit + ", not " + number);
        return false;
    }
}
