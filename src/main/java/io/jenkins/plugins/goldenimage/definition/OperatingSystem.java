package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Pattern;

/**
 * What is installed; the same for every platform.
 *
 * @param name how image definitions refer to it
 * @param family which installer and which tools it has
 * @param version as its maker writes it, for example {@code 12} or {@code 24.04}
 * @param login how the build gets into the installed system
 */
public record OperatingSystem(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        OperatingSystemFamily family,
        String version,
        GuestLogin login) {}
