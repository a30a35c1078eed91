package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.Names;
import io.jenkins.plugins.goldenimage.definition.Proxy;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import java.net.URI;

/**
 * A vCenter Server or ESXi host.
 *
 * @param url for example {@code https://vcenter.example.com}; the API's path is added
 * @param credentialsId a user name and password
 * @param datacenter name or inventory path of the datacenter; may be left out where there is only one
 */
public record VsphereConnection(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        URI url,
        String credentialsId,
        @Optional String connector,
        @Default("{}") Trust trust,
        @Optional Proxy proxy,
        @Optional String datacenter)
        implements Connection {}
