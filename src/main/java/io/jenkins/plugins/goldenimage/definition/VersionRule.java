package io.jenkins.plugins.goldenimage.definition;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the version of an image is made: text with {@code {build}} (number of the build), {@code {version}} (that of the
 * operating system) and {@code {date:PATTERN}} (start of the build, in the words of {@link DateTimeFormatter}). A rule
 * need not give each build another version; where two builds have the same, the platform refuses the second image.
 */
public final class VersionRule {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final String DATE = "date:";

    /** Written out, no day of the year is longer than this Wednesday in September. */
    private static final ZonedDateTime EXAMPLE_START = ZonedDateTime.parse("2026-09-23T22:22:22Z");

    private VersionRule() {}

    /**
     * What is wrong with a rule, and what is allowed; empty where it is fine.
     *
     * @param systemVersion of the operating system
     */
    public static Optional<String> problem(String rule, String systemVersion) {
        try {
            example(rule, systemVersion);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The version of a first build.
     *
     * @throws IllegalArgumentException when the rule is wrong; the message says what is allowed
     */
    static String example(String rule, String systemVersion) {
        return render(rule, systemVersion, EXAMPLE_START, 1);
    }

    /**
     * The version of one build.
     *
     * @param systemVersion of the operating system
     * @throws IllegalArgumentException when the rule is wrong; the message says what is allowed
     */
    public static String render(String rule, String systemVersion, ZonedDateTime start, int build) {
        String version = PLACEHOLDER.matcher(rule)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), systemVersion, start, build)));
        if (!LEGAL.matcher(version).matches()) {
            throw new IllegalArgumentException("gives the version '" + version
                    + "'; versions are at most 63 letters, digits, dots, hyphens and underscores, and begin with a"
                    + " letter or digit");
        }
        return version;
    }

    private static String value(String placeholder, String systemVersion, ZonedDateTime start, int build) {
        if (placeholder.equals("build")) {
            return Integer.toString(build);
        }
        if (placeholder.equals("version")) {
            return systemVersion;
        }
        if (placeholder.startsWith(DATE)) {
            try {
                return DateTimeFormatter.ofPattern(placeholder.substring(DATE.length()), Locale.ROOT)
                        .format(start);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException("has a date pattern that can't be used: " + e.getMessage(), e);
            }
        }
        throw new IllegalArgumentException("has an unknown placeholder {" + placeholder
                + "}; allowed are {build}, {version} and {date:PATTERN}");
    }
}
