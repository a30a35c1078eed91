package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

/** How we present ourselves to servers, where their session lists show it. */
final class UserAgent {
    private UserAgent() {}

    static String text() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return "golden-image/" + (version == null ? "dev" : version);
    }
}
