package io.jenkins.plugins.goldenimage.guest;

/** Opens connections to guests. Implementations are safe for use by several builds at once. */
public interface GuestConnector {
    /**
     * Connects, logs in and proves that the guest is ready by running a command in it.
     *
     * @throws GuestException when it can't be reached now, refuses the login, or shows another host key than the
     *     pinned one
     * @throws InterruptedException when the calling thread is interrupted; nothing stays open
     */
    Guest connect(GuestEndpoint endpoint) throws GuestException, InterruptedException;
}
