package io.jenkins.plugins.goldenimage.definition;

/** One thing that is done in the guest. In YAML each step stands under the word for its kind. */
public sealed interface Step permits ScriptStep, FileStep, RestartStep {
    /** For people; null where the step says enough by itself. */
    String name();

    /** For people: its name, or else what says most about it. */
    default String title() {
        return name() == null ? untitled() : name();
    }

    /** What says most about a step without a name. */
    String untitled();
}
