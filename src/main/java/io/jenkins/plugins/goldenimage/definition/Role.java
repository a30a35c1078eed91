package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
import java.util.List;

/**
 * An ordered, reusable list of steps that run in the guest.
 *
 * @param name how image definitions refer to it
 */
public record Role(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        @Range(min = 1, max = 1000) List<Step> steps) {}
