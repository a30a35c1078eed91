package io.jenkins.plugins.goldenimage.jenkins.page;

import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.build.PlannedStep;
import io.jenkins.plugins.goldenimage.definition.PlatformType;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a build of one target would do, for people. Immutable. */
public final class DryRun {
    private final BuildPlan plan;
    private final PlatformType<?, ?> platform;

    DryRun(BuildPlan plan, Collection<? extends PlatformType<?, ?>> platforms) {
        this.plan = plan;
        this.platform = platforms.stream()
                .filter(candidate -> candidate.symbol().equals(plan.platform()))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that is planned. */
    public BuildPlan plan() {
        return plan;
    }

    /** The platform's name for people. */
    public String platform() {
        return platform.displayName();
    }

    /** Names the builder on the page "OS images". */
    public String builderAnchor() {
        return Anchor.builder(platform.symbol(), plan.builder().name());
    }

    /** The machine that is built on. */
    public List<Setting> machine() {
        return Setting.of((Record) plan.builder(), Set.of("name"));
    }

    /** What is installed. */
    public List<Setting> operatingSystem() {
        return Setting.of(plan.operatingSystem(), Set.of("name"));
    }

    /** What reaches the steps. */
    public List<Setting> parameters() {
        return plan.parameters().entrySet().stream()
                .map(parameter -> new Setting(parameter.getKey(), parameter.getValue()))
                .toList();
    }

    /** How long it waits. */
    public List<Setting> timeouts() {
        return Setting.of(plan.timeouts(), Set.of());
    }

    /** What runs in the guest, in order. */
    public List<StepView> steps() {
        return plan.steps().stream().map(DryRun::step).toList();
    }

    private static StepView step(PlannedStep step) {
        return new StepView(step.title(), Setting.of((Record) step, Set.of("id", "title")));
    }
}
