package io.jenkins.plugins.goldenimage.definition;

import java.time.Duration;

/** A step that runs a script, which must end with exit code 0. Either {@code script} or {@code file} is set. */
public sealed interface ScriptStep extends Step permits ShellStep, PowershellStep, CheckStep {
    /** Text of the script; null where it stands in a file. */
    String script();

    /** File with the script, relative to the document of the role; null where its text is given. */
    String file();

    /** After which it is ended and the build fails. */
    Duration timeout();

    /** Whether it may be started again when it was interrupted in the middle, as by a restart of the guest. */
    boolean rerunnable();

    /** The first line of the script, or its file. */
    @Override
    default String untitled() {
        return script() == null ? file() : script().strip().lines().findFirst().orElse("");
    }
}
