package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.build.PlanException;
import io.jenkins.plugins.goldenimage.build.PlanRequest;
import io.jenkins.plugins.goldenimage.build.Planned;
import io.jenkins.plugins.goldenimage.build.Planner;
import io.jenkins.plugins.goldenimage.definition.PlatformType;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what to build. */
final class PlanOptions {
    @Mixin
    private LibraryFiles files;

    @Option(names = "--image", required = true, paramLabel = "NAME", description = "image definition to build")
    private String image;

    @Option(names = "--target", paramLabel = "NAME", description = "target to build on, where there are several")
    private String target;

    @Option(names = "--image-version", paramLabel = "TEXT", description = "version, in place of the definition's rule")
    private String version;

    @Option(
            names = "--build-number",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "number for {build} in version rules (default: ${DEFAULT-VALUE})")
    private int buildNumber;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "parameter, in place of or besides the definition's; may be repeated")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--keep-on-failure", description = "keep the machine when the build fails")
    private boolean keepOnFailure;

    Planned plans(Collection<? extends PlatformType<?, ?>> platforms) throws BadInput {
        PlanRequest request = new PlanRequest(
                image, target == null ? Set.of() : Set.of(target), version, buildNumber, parameters, keepOnFailure, null);
        try {
            return new Planner(platforms, Clock.systemDefaultZone()).plan(files.read(platforms), files, request);
        } catch (PlanException e) {
            throw new BadInput(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("Reading files beside the definitions can't be interrupted here", e);
        }
    }

    /** The plans where there is just one build. */
    Planned plan(Collection<? extends PlatformType<?, ?>> platforms) throws BadInput {
        Planned planned = plans(platforms);
        if (planned.builds().size() > 1) {
            throw new BadInput(image + " has several targets; choose one with --target: "
                    + String.join(", ", planned.builds().stream().map(BuildPlan::target).toList()));
        }
        return planned;
    }
}
