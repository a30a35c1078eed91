package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;

/**
 * A place where an image is built.
 *
 * @param connection name of a connection
 * @param builder name of a builder configuration of that connection's platform
 * @param iso the installation medium, as the platform writes its place
 * @param name how the target is called; left out, as its connection
 */
public record ImageTarget(
        String connection,
        String builder,
        String iso,
        @Optional @Pattern(regex = Names.REGEX, says = Names.SAYS) String name) {
    public ImageTarget {
        name = name == null ? connection : name;
    }
}
