package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
import java.time.Duration;

/**
 * A script of the guest's shell; it must end with exit code 0.
 *
 * @param script text of the script; with a {@code #!} line of its own where another interpreter is wanted
 * @param file file with the script, relative to the document of the role
 * @param name for people; left out, the script's first line or the file
 * @param timeout after which it is ended and the build fails
 * @param rerunnable whether it may be started again when it was interrupted in the middle, as by a restart of the guest
 */
public record ShellStep(
        @Optional String script,
        @Optional String file,
        @Optional String name,
        @Default("1h") @Range(min = 1) Duration timeout,
        @Default("false") boolean rerunnable)
        implements ScriptStep {}
