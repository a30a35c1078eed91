package io.jenkins.plugins.goldenimage.guest;

import java.nio.file.Path;

/** One open connection to a guest, used by one thread. Closing it never ends a step that runs in the guest. */
public interface Guest extends AutoCloseable {
    /** The fingerprint ({@code SHA256:…}) of the key that the guest showed; never null. */
    String hostKey();

    /**
     * Runs a step detached, or attaches to it where it was started before: starting is an atomic claim in the guest,
     * so that a step never runs twice by itself. Returns when the step has ended, its output delivered to the sink
     * from {@code offset} on while it runs. A step that outlives its time-out is ended with all its processes.
     *
     * @param offset bytes of the step's output that the sink has had before (0 for all of it)
     * @throws GuestException when the guest can't be reached any more; the step goes on, call again to attach
     * @throws InterruptedException when the calling thread is interrupted; the step goes on
     */
    StepEnd run(DetachedStep step, long offset, OutputSink sink) throws GuestException, InterruptedException;

    /**
     * Puts a file into the guest, whole or not at all, in place of one that is there.
     *
     * @param content a file of this machine
     * @param path absolute path in the guest; missing folders are made
     * @param mode octal digits
     * @throws GuestException with the reason UNUSABLE when the guest refuses it
     */
    void put(Path content, String path, String mode) throws GuestException, InterruptedException;

    /** Names this start of the guest: another text after each restart, never null. */
    String boot() throws GuestException, InterruptedException;

    /** Asks the guest to restart, and returns when it has agreed to. The connection ends with that. */
    void restart() throws GuestException, InterruptedException;

    /**
     * Removes what steps of this build have left in the guest: scripts, output, claims.
     *
     * @param workspace the same as {@link DetachedStep#workspace()}
     */
    void removeTraces(String workspace) throws GuestException, InterruptedException;

    @Override
    void close();
}
