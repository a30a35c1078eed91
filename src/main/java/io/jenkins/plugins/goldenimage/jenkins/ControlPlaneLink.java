package io.jenkins.plugins.goldenimage.jenkins;

import java.io.IOException;

/** The control plane over remoting. Nothing but text passes in either direction. */
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
}
