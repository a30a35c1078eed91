package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import java.util.List;

/**
 * The keys of one document.
 *
 * @param connections empty in Jenkins, where connections are configuration
 */
record LibraryKeys(
        @Optional List<Connection> connections,
        @Optional List<OperatingSystem> operatingSystems,
        @Optional List<Builder> builders,
        @Optional List<Role> roles,
        @Optional List<ImageDefinition> images) {
    static final LibraryKeys NONE = new LibraryKeys(List.of(), List.of(), List.of(), List.of(), List.of());
}
