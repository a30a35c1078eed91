package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import java.util.List;

/**
 * Everything that is said about images. Its names are unique and its references lead somewhere.
 *
 * @param connections empty in Jenkins, where connections are configuration
 */
public record Library(
        @Optional List<Connection> connections,
        @Optional List<OperatingSystem> operatingSystems,
        @Optional List<Builder> builders,
        @Optional List<Role> roles,
        @Optional List<ImageDefinition> images) {}
