package io.jenkins.plugins.goldenimage.build;

import java.io.Serializable;

/**
 * Where a build is; the latest wins.
 *
 * @param phase the running phase; null before the first
 * @param step the running step; null outside provisioning
 * @param stepOutput bytes of the running step's output that are in the log
 */
public record Progress(Phase phase, String step, long stepOutput) implements Serializable {
    /** Before anything. */
    public static final Progress NONE = new Progress(null, null, 0);
}
