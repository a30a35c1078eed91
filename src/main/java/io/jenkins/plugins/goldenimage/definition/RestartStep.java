package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Range;
import java.time.Duration;

/**
 * Restarts the guest and waits until it is really back.
 *
 * @param name for people
 * @param timeout how long that may take
 */
public record RestartStep(@Optional String name, @Default("15m") @Range(min = 1) Duration timeout) implements Step {
    @Override
    public String untitled() {
        return "restart";
    }
}
