package io.jenkins.plugins.goldenimage.hypervisor.nutanix;

import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.Proxy;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import java.net.URI;

/**
 * A Prism Central.
 *
 * @param url for example {@code https://prism.example.com:9440}
 * @param credentialsId a user name and password
 * @param project name of the project that owns what is made; left out, none does
 */
public record NutanixConnection(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        URI url,
        String credentialsId,
        @Optional String connector,
        @Default("{}") Trust trust,
        @Optional Proxy proxy,
        @Optional String project)
        implements Connection {}
