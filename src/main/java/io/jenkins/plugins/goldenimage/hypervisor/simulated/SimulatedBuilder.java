package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Hardware;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import java.time.Duration;
import java.util.Optional;

/**
 * A simulated machine.
 *
 * @param installation how long an installation takes
 */
public record SimulatedBuilder(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name, @Default("5s") Duration installation)
        implements Builder {
    @Override
    public Optional<Hardware> hardware() {
        return Optional.empty();
    }
}
