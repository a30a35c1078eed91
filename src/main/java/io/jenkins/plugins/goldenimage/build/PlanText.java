package io.jenkins.plugins.goldenimage.build;

import java.util.ArrayList;
import java.util.List;

/** A plan for people, as lines of text. */
public final class PlanText {
    private final BuildJson json;

    /** Writes settings of platforms in this JSON. */
    public PlanText(BuildJson json) {
        this.json = json;
    }

    /** What a build would do. */
    public List<String> of(BuildPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("== " + plan.imageName() + " on " + plan.target());
        lines.add("Version:          " + plan.version());
        lines.add("Connection:       " + json.write(plan.connection()));
        lines.add("Builder:          " + json.write(plan.builder()));
        lines.add("Operating system: " + json.write(plan.operatingSystem()));
        lines.add("ISO:              " + plan.iso());
        lines.add("Time-outs:        " + json.write(plan.timeouts()));
        plan.parameters().forEach((name, value) -> lines.add("Parameter:        " + name + "=" + value));
        plan.steps().forEach(step -> add(step, lines));
        return lines;
    }

    private static void add(PlannedStep step, List<String> lines) {
        lines.add("-- " + step.id() + " " + step.title());
        if (step instanceof PlannedScript script) {
            script.script().lines().forEach(line -> lines.add("   " + line));
        } else if (step instanceof PlannedFile file) {
            lines.add("   " + file.to() + ", mode " + file.mode() + ", " + file.size() + " bytes, SHA-256 " + file.sha256());
        }
    }
}
