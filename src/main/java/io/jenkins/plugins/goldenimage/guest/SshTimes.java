package io.jenkins.plugins.goldenimage.guest;

import java.time.Duration;

/**
 * How long an SSH connection waits.
 *
 * @param connect for the TCP connection
 * @param login for the greeting, the key exchange and the login together
 * @param command for a short command of ours to end
 * @param keepAlive between two questions whether the guest is still there; three without an answer end the connection
 */
record SshTimes(Duration connect, Duration login, Duration command, Duration keepAlive) {
    static final SshTimes USUAL = new SshTimes(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(15));
}
