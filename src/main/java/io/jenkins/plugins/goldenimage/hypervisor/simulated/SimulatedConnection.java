package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import java.net.URI;
import java.time.Duration;

/**
 * A simulated platform.
 *
 * @param url for example {@code simulated:demo}; connections with the same URL in the same process see the same machines
 * @param latency how long each call takes
 */
public record SimulatedConnection(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        @Default("simulated:demo") URI url,
        @Optional String credentialsId,
        @Optional String connector,
        @Default("{}") Trust trust,
        @Default("0s") Duration latency)
        implements Connection {}
