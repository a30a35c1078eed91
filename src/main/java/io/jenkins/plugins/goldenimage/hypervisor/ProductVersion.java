package io.jenkins.plugins.goldenimage.hypervisor;

/** Which version of Golden Image this is: for the records of images, and for the session lists of platforms. */
public final class ProductVersion {
    private ProductVersion() {}

    /** The version that was packaged; {@code dev} when run from classes. */
    public static String text() {
        String version = ProductVersion.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
