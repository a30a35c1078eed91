package io.jenkins.plugins.goldenimage.definition.binding;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns single values into what a record's component wants. */
final class Scalars {
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    private static final Map<Class<?>, Reader> READERS = Map.of(
            String.class, text -> text,
            int.class, text -> whole(text, Integer::valueOf),
            long.class, text -> whole(text, Long::valueOf),
            boolean.class, Scalars::bool,
            Duration.class, Scalars::duration,
            URI.class, Scalars::uri);

    /** Throws IllegalArgumentException with what the value must be. */
    private interface Reader {
        Object read(String text);
    }

    private Scalars() {}

    static boolean knows(Class<?> type) {
        return READERS.containsKey(type) || type.isEnum();
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException with what it must be, to follow "must be"
     */
    static Object read(Class<?> type, String text) {
        return type.isEnum() ? constant(type, text) : READERS.get(type).read(text);
    }

    /** The word for an enum constant in YAML. */
    static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of "
                        + Arrays.stream(type.getEnumConstants()).map(Scalars::word).collect(Collectors.joining(", "))));
    }

    private static Object whole(String text, Reader reader) {
        try {
            return reader.read(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number", e);
        }
    }

    private static Object bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    private static Object duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("a duration such as 90s, 15m or 1h30m");
        }
        return Duration.ofHours(number(matcher.group(1)))
                .plusMinutes(number(matcher.group(2)))
                .plusSeconds(number(matcher.group(3)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Object uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException ignored) {
            // Falls through to the one message that says what is allowed.
        }
        throw new IllegalArgumentException("a URL such as https://host.example.com");
    }
}
