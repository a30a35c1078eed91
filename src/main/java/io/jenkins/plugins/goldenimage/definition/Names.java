package io.jenkins.plugins.goldenimage.definition;

/** What names in a library look like: they become parts of paths, URLs and labels. */
public final class Names {
    /** As a regular expression. */
    public static final String REGEX = "[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?";

    /** For people, to follow "must be". */
    public static final String SAYS =
            "at most 64 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends";

    private Names() {}
}
