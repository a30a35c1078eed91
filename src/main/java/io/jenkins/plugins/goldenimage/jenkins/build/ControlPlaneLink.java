package io.jenkins.plugins.goldenimage.jenkins.build;

import java.io.IOException;

/** The control plane over remoting. Nothing but text and bytes pass in either direction. */
public interface ControlPlaneLink {
    /**
     * Stores a fact.
     *
     * @param entry JSON of a journal entry
     * @return name of the order
     */
    String append(String entry) throws IOException;

    /**
     * Takes a report.
     *
     * @param report JSON of a report
     * @return name of the order
     */
    String report(String report) throws IOException;

    /** Reads a part of a file of the build, as {@link io.jenkins.plugins.goldenimage.build.ControlPlane#read} does. */
    byte[] read(String sha256, long offset) throws IOException;
}
