package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
import java.time.Duration;

/**
 * A condition that the image must fulfil: a script which changes nothing, of PowerShell on Windows and of the shell elsewhere.
 * It must end with exit code 0.
 *
 * @param script text of the script; null where it stands in a file
 * @param file file with the script, relative to the document of the role
 * @param name for people; left out, the script's first line or the file
 * @param timeout after which it is ended and the build fails
 */
public record CheckStep(
        @Optional String script,
        @Optional String file,
        @Optional String name,
        @Default("5m") @Range(min = 1) Duration timeout)
        implements ScriptStep {
    /** Looking twice changes nothing. */
    @Override
    public boolean rerunnable() {
        return true;
    }
}
