package io.jenkins.plugins.goldenimage.hypervisor.xenserver;

import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.Proxy;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import java.net.URI;

/**
 * A XenServer or XCP-ng pool.
 *
 * @param url of any of its hosts, for example {@code https://xen1.example.com}
 * @param credentialsId a user name and password
 */
public record XenserverConnection(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        URI url,
        String credentialsId,
        @Optional String connector,
        @Default("{}") Trust trust,
        @Optional Proxy proxy)
        implements Connection {}
