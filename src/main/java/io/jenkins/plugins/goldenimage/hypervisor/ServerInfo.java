package io.jenkins.plugins.goldenimage.hypervisor;

/**
 * What answered at an endpoint.
 *
 * @param product name and version as the product gives them, for example {@code VMware vCenter Server 8.0.3}
 * @param apiVersion version of its API
 * @param user who is logged in
 */
public record ServerInfo(String product, String apiVersion, String user) {}
