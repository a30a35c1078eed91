package io.jenkins.plugins.goldenimage.guest;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A script that runs in the guest apart from any connection.
 *
 * @param workspace names the build's directory in the guest: letters, digits and hyphens
 * @param id names the step within the build: letters, digits and hyphens
 * @param script text of the script; run by {@code /bin/sh}, or by its own {@code #!} line
 * @param environment added to the environment of the script; names of letters, digits and underscores, values of
 *     anything but NUL
 * @param timeout after which the step is ended, counted from its start in the guest
 * @param rerunnable whether an interrupted step may be started again
 */
public record DetachedStep(
        String workspace,
        String id,
        String script,
        Map<String, String> environment,
        Duration timeout,
        boolean rerunnable) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** @throws IllegalArgumentException for what no guest could run; the message holds no value of the environment */
    public DetachedStep {
        requireName(workspace, "workspace");
        requireName(id, "id");
        Objects.requireNonNull(script, "script");
        environment = Map.copyOf(environment);
        environment.forEach(DetachedStep::requireVariable);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The time-out of step " + id + " must be longer than nothing");
        }
    }

    static String requireName(String name, String what) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A step's " + what + " is letters, digits and hyphens, not: " + name);
        }
        return name;
    }

    private static void requireVariable(String name, String value) {
        if (!VARIABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of an environment variable is letters, digits and underscores, not: " + name);
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The value of the environment variable " + name + " holds a NUL");
        }
    }

    /** Without the script and the values of the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "DetachedStep[" + workspace + "/" + id + "]";
    }
}
