package io.jenkins.plugins.goldenimage.definition;

import java.util.Optional;
import java.util.regex.Pattern;

/** Parameters of image definitions, which become environment variables of steps. */
public final class Parameters {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Parameters() {}

    /** What is wrong with the name of a parameter, and what is allowed; empty where it is fine. */
    public static Optional<String> problem(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("the parameter '" + name
                        + "' can't become an environment variable; names are letters, digits and underscores, and begin"
                        + " with no digit");
    }
}
