package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import java.io.Serializable;
import java.net.URI;

/**
 * The HTTP proxy between the connector and an endpoint.
 *
 * @param url for example {@code http://proxy.example.com:3128}
 * @param credentialsId a user name and password; null where the proxy asks for none
 */
public record Proxy(URI url, @Optional String credentialsId) implements Serializable {}
