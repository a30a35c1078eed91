package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import java.time.Duration;

/**
 * How long a build waits.
 *
 * @param install from power on until the guest has an address
 * @param connect from the address until a command has run in the guest
 * @param shutdown from the request to shut down until the machine is off; then its power is cut
 * @param retry how long platform calls that fail for a passing reason are tried again
 */
public record Timeouts(
        @Default("2h") Duration install,
        @Default("15m") Duration connect,
        @Default("15m") Duration shutdown,
        @Default("15m") Duration retry) {}
