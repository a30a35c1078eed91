package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Places;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What must hold within a step, and between steps and the operating system that they are for. */
final class StepChecks {
    private static final Pattern ABSOLUTE = Pattern.compile("/.*[^/]");
    private static final Pattern ABSOLUTE_ON_WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].*[^\\\\/]");

    private final Places places;
    private final Consumer<Problem> problems;

    StepChecks(Places places, Consumer<Problem> problems) {
        this.places = places;
        this.problems = problems;
    }

    /** Of a step by itself. */
    void check(Role role, Step step) {
        if (step instanceof ScriptStep) {
            exactlyOne(role, step, "script", "file");
        } else if (step instanceof FileStep file) {
            exactlyOne(role, step, "content", "from");
            if (!ABSOLUTE.matcher(file.to()).matches()
                    && !ABSOLUTE_ON_WINDOWS.matcher(file.to()).matches()) {
                problem(
                        role,
                        step,
                        "to",
                        "must be an absolute path of a file, such as /etc/motd or C:\\Tools\\a.txt, not '" + file.to() + "'");
            }
        }
    }

    /** Of a step in an image. */
    void check(Role role, Step step, ImageDefinition image, OperatingSystem system) {
        boolean windows = system.family() == OperatingSystemFamily.WINDOWS;
        String used = " can't be used by the image '" + image.name() + "', whose operating system '" + system.name()
                + (windows ? "' is Windows" : "' is not Windows");
        if (step instanceof ShellStep && windows) {
            problem(role, step, "script", "a shell step" + used + "; use powershell");
        } else if (step instanceof PowershellStep && !windows) {
            problem(role, step, "script", "a powershell step" + used + "; use shell");
        } else if (step instanceof FileStep file && windows == file.to().startsWith("/")) {
            problem(role, step, "to", "the path '" + file.to() + "'" + used);
        }
    }

    private void exactlyOne(Role role, Step step, String one, String other) {
        if (places.has(step, one) && places.has(step, other)) {
            problem(role, step, other, "only one of '" + one + "' and '" + other + "' is allowed");
        } else if (!places.has(step, one) && !places.has(step, other)) {
            problem(role, step, one, "one of '" + one + "' and '" + other + "' is missing");
        }
    }

    private void problem(Role role, Step step, String key, String message) {
        problems.accept(new Problem(places.of(step, key), "roles." + role.name(), message));
    }
}
