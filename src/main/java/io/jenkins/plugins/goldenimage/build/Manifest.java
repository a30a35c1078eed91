package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.hypervisor.ProductVersion;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The record of an image, as {@code docs/manifest.schema.json} describes it.
 *
 * @param format of this record
 * @param build key of the build
 * @param goldenImage version of Golden Image that completed the build
 * @param requestedBy the URL of the run that asked for the build; null on the command line
 * @param definition where the image comes from
 * @param target name of the target
 * @param platform symbol of the platform
 * @param connection name of the connection
 * @param version of the image
 * @param image as the platform knows it
 * @param iso the installation medium, and how it was verified
 * @param operatingSystem what was installed
 * @param builder the machine that it was built on
 * @param parameters that reached the steps
 * @param steps what was run in it
 * @param attempts who carried out the build
 * @param started when the build was started
 * @param ended when the image was complete
 * @param phases seconds spent in each phase
 */
public record Manifest(
        int format,
        String build,
        String goldenImage,
        String requestedBy,
        Source definition,
        String target,
        String platform,
        String connection,
        String version,
        PublishedImage image,
        Iso iso,
        OperatingSystem operatingSystem,
        Builder builder,
        Map<String, String> parameters,
        List<StepRecord> steps,
        List<AttemptRecord> attempts,
        Instant started,
        Instant ended,
        Map<String, Double> phases) {
    private static final int FORMAT = 1;

    /** Where a definition comes from; the digest covers everything that was taken from it. */
    public record Source(String name, List<DefinitionSource> sources, String digest) {}

    /** An installation medium: its place, and {@code not-verified} as long as nothing has hashed it. */
    public record Iso(String path, String verification) {}

    /** A step, and the digest of its script or file; null for a restart. */
    public record StepRecord(String id, String title, String sha256) {
        static StepRecord of(PlannedStep step) {
            String sha256 = null;
            if (step instanceof PlannedScript script) {
                sha256 = Sha256.of(script.script());
            } else if (step instanceof PlannedFile file) {
                sha256 = file.sha256();
            }
            return new StepRecord(step.id(), step.title(), sha256);
        }
    }

    /** An attempt: its number, and the agent or host that it ran on. */
    public record AttemptRecord(int number, String connector, Instant started) {}

    /** From what is known when the image has been published. */
    static Manifest of(BuildPlan plan, BuildState state) {
        PublishedImage image = state.last(Fact.ImagePublished.class).orElseThrow().image();
        return new Manifest(
                FORMAT,
                plan.key(),
                ProductVersion.text(),
                plan.requestedBy(),
                new Source(plan.definition(), plan.sources(), plan.digest()),
                plan.target(),
                plan.platform(),
                plan.connection().name(),
                plan.version(),
                image,
                new Iso(plan.iso(), "not-verified"),
                plan.operatingSystem(),
                plan.builder(),
                plan.parameters(),
                plan.steps().stream().map(StepRecord::of).toList(),
                attempts(state),
                plan.started(),
                state.since(new Fact.ImagePublished(image)).orElseThrow(),
                phases(state));
    }

    private static List<AttemptRecord> attempts(BuildState state) {
        List<AttemptRecord> attempts = new ArrayList<>();
        for (JournalEntry entry : state.entries()) {
            if (entry.fact() instanceof Fact.AttemptStarted started) {
                attempts.add(new AttemptRecord(entry.attempt(), started.connector(), entry.at()));
            }
        }
        return attempts;
    }

    private static Map<String, Double> phases(BuildState state) {
        Map<String, Double> phases = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            state.since(new Fact.PhaseStarted(phase))
                    .flatMap(begin -> state.since(new Fact.PhaseEnded(phase)).map(end -> Duration.between(begin, end)))
                    .ifPresent(time -> phases.put(phase.word(), time.toMillis() / 1000.0));
        }
        return phases;
    }
}
