package io.jenkins.plugins.goldenimage.guest;

/** Takes the output of a step while it runs. */
@FunctionalInterface
public interface OutputSink {
    /**
     * Takes some output.
     *
     * @param bytes raw output, standard output and error as the step mixed them; not to be kept
     * @param end bytes of the step's output so far, these included: the offset to go on from later
     */
    void accept(byte[] bytes, long end) throws InterruptedException;
}
