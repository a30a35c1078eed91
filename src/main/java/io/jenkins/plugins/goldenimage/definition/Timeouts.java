package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
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
        @Default("2h") @Range(min = 1) Duration install,
        @Default("15m") @Range(min = 1) Duration connect,
        @Default("15m") @Range(min = 1) Duration shutdown,
        @Default("15m") @Range(min = 1) Duration retry) {}
