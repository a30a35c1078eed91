package io.jenkins.plugins.goldenimage.hypervisor;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.PlatformType;

/**
 * A platform that builds can use: its part of the definitions, and the way to open it.
 *
 * @param <C> the record of a connection
 * @param <B> the record of a builder configuration
 */
public interface HypervisorType<C extends Connection, B extends Builder> extends PlatformType<C, B> {
    /**
     * Logs in.
     *
     * @param logins those that the connection names
     * @return the session, to be shared by all builds on this connection
     * @throws HypervisorException when the endpoint can't be reached, isn't trusted or refuses the login
     * @throws InterruptedException when the calling thread is interrupted; nothing stays open
     */
    Hypervisor open(C connection, ConnectionLogins logins) throws HypervisorException, InterruptedException;
}
