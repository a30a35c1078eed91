package io.jenkins.plugins.goldenimage.definition;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the version of an image is made: text with {@code {build}} (number of the build) and {@code {date:PATTERN}} (start
 * of the build, in the words of {@link DateTimeFormatter}).
 */
public final class VersionRule {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final String DATE = "date:";

    private VersionRule() {}

    /** What is wrong with a rule, and what is allowed; empty where it is fine. */
    public static Optional<String> problem(String rule) {
        try {
            render(rule, ZonedDateTime.parse("2000-01-01T00:00:00Z"), 1);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The version of one build.
     *
     * @throws IllegalArgumentException when the rule is wrong; the message says what is allowed
     */
    public static String render(String rule, ZonedDateTime start, int build) {
        String version = PLACEHOLDER.matcher(rule)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), start, build)));
        if (!LEGAL.matcher(version).matches()) {
            throw new IllegalArgumentException("gives the version '" + version
                    + "'; versions are at most 63 letters, digits, dots, hyphens and underscores, and begin with a"
                    + " letter or digit");
        }
        return version;
    }

    private static String value(String placeholder, ZonedDateTime start, int build) {
        if (placeholder.equals("build")) {
            return Integer.toString(build);
        }
        if (placeholder.startsWith(DATE)) {
            try {
                return DateTimeFormatter.ofPattern(placeholder.substring(DATE.length()), Locale.ROOT)
                        .format(start);
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new IllegalArgumentException("has a date pattern that can't be used: " + e.getMessage(), e);
            }
        }
        throw new IllegalArgumentException(
                "has an unknown placeholder {" + placeholder + "}; allowed are {build} and {date:PATTERN}");
    }
}
