package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;

/**
 * Puts a file into the guest, in place of one that is there. Missing folders above it are made.
 *
 * @param to absolute path in the guest
 * @param content text of the file
 * @param from the file, relative to the document of the role
 * @param mode permissions in octal digits; Windows has none
 * @param name for people; left out, the path in the guest
 */
public record FileStep(
        String to,
        @Optional String content,
        @Optional String from,
        @Default("'0644'") @Pattern(regex = "0?[0-7]{3}", says = "three octal digits such as '0644'") String mode,
        @Optional String name)
        implements Step {
    @Override
    public String untitled() {
        return to;
    }
}
