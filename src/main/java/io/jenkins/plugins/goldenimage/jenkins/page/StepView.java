package io.jenkins.plugins.goldenimage.jenkins.page;

import io.jenkins.plugins.goldenimage.definition.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A step, for people.
 *
 * @param title what it does
 * @param settings all that is said about it
 */
public record StepView(String title, List<Setting> settings) {
    /** What takes lines of its own comes last. */
    public StepView {
        settings = settings.stream()
                .sorted(Comparator.comparing(Setting::isBlock))
                .toList();
    }

    /** A step of a role. */
    static StepView of(Step step) {
        return new StepView(step.title(), Setting.of((Record) step, Set.of("name")));
    }
}
