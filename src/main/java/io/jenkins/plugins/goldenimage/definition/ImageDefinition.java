package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
import java.util.List;
import java.util.Map;

/**
 * What an image should be.
 *
 * @param name the image's name, to which each build adds its version
 * @param operatingSystem name of an operating system
 * @param roles names of roles, in the order in which they run
 * @param parameters reach every step as environment variables
 * @param version a {@link VersionRule}
 * @param targets where it is built
 * @param timeouts how long a build waits
 */
public record ImageDefinition(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        String operatingSystem,
        @Optional List<String> roles,
        @Optional Map<String, String> parameters,
        @Default("'{build}'") String version,
        @Range(min = 1, max = 100) List<ImageTarget> targets,
        @Default("{}") Timeouts timeouts) {}
