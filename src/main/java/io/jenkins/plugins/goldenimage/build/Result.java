package io.jenkins.plugins.goldenimage.build;

/** How a build ended. */
public enum Result {
    /** There is an image. */
    SUCCESS,
    /** There is none. */
    FAILED,
    /** Someone stopped it; there is none. */
    ABORTED
}
