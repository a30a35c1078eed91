package io.jenkins.plugins.goldenimage.definition;

import java.util.Optional;
import java.util.regex.Pattern;

/** What names of parameters look like: they become environment variables. */
public final class ParameterNames {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String RESERVED = "GOLDEN_IMAGE_";

    private ParameterNames() {}

    /** What is wrong with a name, and what is allowed; empty where it is fine. */
    public static Optional<String> problem(String name) {
        if (!LEGAL.matcher(name).matches()) {
            return Optional.of("the parameter name '" + name
                    + "' must be letters, digits and underscores, and not begin with a digit");
        }
        if (name.startsWith(RESERVED)) {
            return Optional.of("the parameter name '" + name + "' must not begin with " + RESERVED
                    + ", as the names of our own do");
        }
        return Optional.empty();
    }
}
