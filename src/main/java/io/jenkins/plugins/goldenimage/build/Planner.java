package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.ImageDefinition;
import io.jenkins.plugins.goldenimage.definition.ImageTarget;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.ParameterNames;
import io.jenkins.plugins.goldenimage.definition.PlatformType;
import io.jenkins.plugins.goldenimage.definition.Role;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.definition.VersionRule;
import io.jenkins.plugins.goldenimage.definition.binding.Suggestions;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a request into plans, one for each target: everything resolved, nothing asked of any platform. */
public final class Planner {
    private final Collection<? extends PlatformType<?, ?>> platforms;
    private final BuildJson json;
    private final Clock clock;

    /** A planner for these platforms; the clock's zone is that of dates in versions. */
    public Planner(Collection<? extends PlatformType<?, ?>> platforms, Clock clock) {
        this.platforms = platforms;
        this.json = new BuildJson(platforms);
        this.clock = clock;
    }

    /**
     * Plans one build for each target.
     *
     * @param library as checked by its reader
     * @param files that stand beside the library's documents
     * @throws PlanException when the request names something that isn't there
     */
    public Planned plan(Library library, SourceFiles files, PlanRequest request)
            throws PlanException, InterruptedException {
        ImageDefinition image = named(library.images(), ImageDefinition::name, request.definition())
                .orElseThrow(() -> unknown(
                        "image definition", request.definition(), library.images(), ImageDefinition::name));
        for (String target : request.targets()) {
            if (named(image.targets(), ImageTarget::name, target).isEmpty()) {
                throw unknown("target of " + image.name(), target, image.targets(), ImageTarget::name);
            }
        }
        for (String parameter : request.parameters().keySet()) {
            Optional<String> problem = ParameterNames.problem(parameter);
            if (problem.isPresent()) {
                throw new PlanException(problem.get());
            }
        }
        // The library's checks have made sure that it is there.
        OperatingSystem operatingSystem =
                named(library.operatingSystems(), OperatingSystem::name, image.operatingSystem()).orElseThrow();
        ZonedDateTime start = ZonedDateTime.now(clock);
        String version;
        try {
            version = VersionRule.render(
                    request.version() == null ? image.version() : request.version(),
                    operatingSystem.version(),
                    start,
                    request.number());
        } catch (IllegalArgumentException e) {
            throw new PlanException("The version of " + image.name() + " " + e.getMessage());
        }
        StepPlanner stepPlanner = new StepPlanner(files);
        List<PlannedStep> steps = steps(library, image, stepPlanner);
        List<BuildPlan> plans = new ArrayList<>();
        for (ImageTarget target : image.targets()) {
            if (request.targets().isEmpty() || request.targets().contains(target.name())) {
                plans.add(plan(library, request, image, steps, target, operatingSystem, version, start));
            }
        }
        return new Planned(plans, stepPlanner.contents());
    }

    private BuildPlan plan(
            Library library,
            PlanRequest request,
            ImageDefinition image,
            List<PlannedStep> steps,
            ImageTarget target,
            OperatingSystem operatingSystem,
            String version,
            ZonedDateTime start)
            throws PlanException {
        // The library's checks have made sure that these are there.
        Connection connection = named(library.connections(), Connection::name, target.connection()).orElseThrow();
        PlatformType<?, ?> platform = platforms.stream()
                .filter(type -> type.connectionType().isInstance(connection))
                .findFirst()
                .orElseThrow();
        Builder builder = library.builders().stream()
                .filter(platform.builderType()::isInstance)
                .filter(candidate -> candidate.name().equals(target.builder()))
                .findFirst()
                .orElseThrow();
        String imageName = image.name() + "-" + version;
        Optional<String> problem = platform.imageNameProblem(imageName);
        if (problem.isPresent()) {
            throw new PlanException("The image name '" + imageName + "' " + problem.get());
        }
        Map<String, String> parameters = new TreeMap<>(image.parameters());
        parameters.putAll(request.parameters());
        String digest = json.digest(List.of(
                image.name(), connection, builder, operatingSystem, target.iso(), parameters, steps, image.timeouts()));
        return new BuildPlan(
                BuildKey.create(),
                image.name(),
                digest,
                sources(library, image, operatingSystem, builder),
                target.name(),
                version,
                imageName,
                platform.symbol(),
                connection,
                builder,
                operatingSystem,
                target.iso(),
                parameters,
                steps,
                image.timeouts(),
                request.keepOnFailure(),
                start.toInstant(),
                request.requestedBy());
    }

    /** Each document once, in the order of definition, operating system, builder and roles. */
    private static List<DefinitionSource> sources(
            Library library, ImageDefinition image, OperatingSystem operatingSystem, Builder builder) {
        Stream<Role> roles = image.roles().stream()
                .map(name -> named(library.roles(), Role::name, name).orElseThrow());
        return Stream.concat(Stream.of(image, operatingSystem, builder), roles)
                .map(library::documentOf)
                .distinct()
                .map(document ->
                        new DefinitionSource(document.source(), document.revision(), Sha256.of(document.text())))
                .toList();
    }

    private static List<PlannedStep> steps(Library library, ImageDefinition image, StepPlanner planner)
            throws PlanException, InterruptedException {
        List<PlannedStep> steps = new ArrayList<>();
        for (String name : image.roles()) {
            Role role = named(library.roles(), Role::name, name).orElseThrow();
            steps.addAll(planner.plan(role, library.documentOf(role), steps.size()));
        }
        return steps;
    }

    private static <T> Optional<T> named(Collection<T> items, Function<T, String> name, String wanted) {
        return items.stream().filter(item -> name.apply(item).equals(wanted)).findFirst();
    }

    private static <T> PlanException unknown(
            String what, String name, Collection<T> items, Function<T, String> naming) {
        Set<String> known = items.stream().map(naming).collect(Collectors.toSet());
        return new PlanException("There is no " + what + " '" + name + "'; " + Suggestions.among(name, known));
    }
}
