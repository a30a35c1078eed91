package io.jenkins.plugins.goldenimage.build;

import java.io.IOException;

/**
 * The side that owns a build, as the engine of an attempt sees it. It may be on another machine: an
 * {@link IOException} means that it can't be heard, and the engine must stop.
 *
 * <p>Each answered call renews the attempt's lease. No other attempt is started while a lease runs, and an engine whose
 * lease has run out makes no further call to the platform.
 */
public interface ControlPlane {
    /** Stores a fact; it is safe when this returns {@link Order#CONTINUE} or {@link Order#ABORT}. */
    Order append(JournalEntry entry) throws IOException;

    /** Takes what may be lost: the latest progress, and lines for the logs. */
    Order report(Report report) throws IOException;

    /**
     * Reads a part of a file that the build puts into its guest.
     *
     * @param sha256 names the file, as in the plan
     * @param offset of the first byte
     * @return the next bytes, at most 1 MiB; empty at the end of the file
     * @throws IOException also when the build has no such file
     */
    byte[] read(String sha256, long offset) throws IOException;
}
