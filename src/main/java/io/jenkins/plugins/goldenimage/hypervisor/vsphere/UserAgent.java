package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import io.jenkins.plugins.goldenimage.hypervisor.ProductVersion;

/** How we present ourselves to servers, where their session lists show it. */
final class UserAgent {
    private UserAgent() {}

    static String text() {
        return "golden-image/" + ProductVersion.text();
    }
}
