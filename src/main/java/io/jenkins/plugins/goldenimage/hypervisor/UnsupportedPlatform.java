package io.jenkins.plugins.goldenimage.hypervisor;

import io.jenkins.plugins.goldenimage.definition.Connection;

/** The refusal of a platform that definitions know before anything can be built on it. */
public final class UnsupportedPlatform {
    private UnsupportedPlatform() {}

    /** Says so, and what to do. */
    public static HypervisorException refusal(String platform, Connection connection) {
        return new HypervisorException(
                HypervisorException.Reason.INVALID,
                connection.name(),
                "this version of Golden Image checks definitions for " + platform + ", but can't build on it yet",
                "Choose a target on another platform",
                null);
    }
}
