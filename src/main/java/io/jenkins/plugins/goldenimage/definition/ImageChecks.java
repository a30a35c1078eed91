package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Place;
import io.jenkins.plugins.goldenimage.definition.binding.Places;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.definition.binding.Suggestions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What must hold for one image definition: its references lead somewhere, and what they lead to fits together. */
final class ImageChecks {
    /** Stands for the version of an operating system that there is not: that is a problem of its own. */
    private static final String ANY_VERSION = "1";

    private final Library library;
    private final WrittenNames written;
    private final Collection<? extends PlatformType<?, ?>> platforms;
    private final Places places;
    private final boolean complete;
    private final Consumer<Problem> problems;
    private final ImageDefinition image;
    private final String path;

    ImageChecks(
            ImageDefinition image,
            Library library,
            WrittenNames written,
            Collection<? extends PlatformType<?, ?>> platforms,
            Places places,
            boolean complete,
            Consumer<Problem> problems) {
        this.image = image;
        this.library = library;
        this.written = written;
        this.platforms = platforms;
        this.places = places;
        this.complete = complete;
        this.problems = problems;
        this.path = "images." + image.name();
    }

    void check() {
        reference(
                places.of(image, "operatingSystem"),
                "operatingSystem",
                "operating system",
                image.operatingSystem(),
                written.in("operatingSystems"));
        for (String role : image.roles()) {
            reference(places.ofItem(image, "roles", role), "roles", "role", role, written.in("roles"));
        }
        for (String parameter : image.parameters().keySet()) {
            ParameterNames.problem(parameter).ifPresent(message -> problem(image, "parameters", message));
        }
        Optional<OperatingSystem> system =
                named(library.operatingSystems(), OperatingSystem::name, image.operatingSystem());
        String version = system.map(OperatingSystem::version).orElse(ANY_VERSION);
        Optional<String> wrongRule = VersionRule.problem(image.version(), version);
        wrongRule.ifPresent(message -> problem(image, "version", message));
        // The first image: where that can't be named, none can.
        Optional<String> imageName = wrongRule.isPresent()
                ? Optional.empty()
                : Optional.of(image.name() + "-" + VersionRule.example(image.version(), version));
        system.ifPresent(this::checkSteps);
        checkUnique();
        Set<PlatformType<?, ?>> checked = new HashSet<>();
        for (ImageTarget target : image.targets()) {
            platform(target).ifPresent(platform -> {
                if (checked.add(platform)) {
                    imageName.ifPresent(name -> checkName(platform, name));
                }
                platform.isoProblem(target.iso()).ifPresent(message -> problem(target, "iso", message));
                checkBuilder(platform, target, system);
            });
        }
    }

    private void checkSteps(OperatingSystem system) {
        StepChecks steps = new StepChecks(places, problems);
        library.roles().stream()
                .filter(role -> image.roles().contains(role.name()))
                .forEach(role -> role.steps().forEach(step -> steps.check(role, step, image, system)));
    }

    private void checkName(PlatformType<?, ?> platform, String name) {
        platform.imageNameProblem(name)
                .ifPresent(message -> problem(image, "version", "gives the image name '" + name + "', which " + message));
    }

    /** All targets give their images one name, and manifests are kept under the names of targets. */
    private void checkUnique() {
        Map<String, ImageTarget> connections = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (ImageTarget target : image.targets()) {
            ImageTarget earlier = connections.putIfAbsent(target.connection(), target);
            if (earlier != null) {
                problem(
                        target,
                        "connection",
                        "'" + target.connection() + "' has a target in "
                                + places.of(earlier, "connection").seenFrom(places.of(target, "connection"))
                                + " already, and both would give their images the same name; use it once, or write a"
                                + " second image definition");
            } else if (!names.add(target.name())) {
                problem(
                        target,
                        "name",
                        "two targets are called '" + target.name() + "'; give one of them a name of its own");
            }
        }
    }

    /** The platform of a target's connection; empty where the connection is unknown or could not be made. */
    private Optional<PlatformType<?, ?>> platform(ImageTarget target) {
        Set<String> known = new HashSet<>();
        platforms.forEach(platform -> known.addAll(written.in("connections", platform.symbol())));
        library.connections().forEach(connection -> known.add(connection.name()));
        if (!exists(places.of(target, "connection"), "connection", "connection", target.connection(), known)) {
            return Optional.empty();
        }
        return named(library.connections(), Connection::name, target.connection())
                .flatMap(connection -> platforms.stream()
                        .filter(platform -> platform.connectionType().isInstance(connection))
                        .findFirst());
    }

    private void checkBuilder(PlatformType<?, ?> platform, ImageTarget target, Optional<OperatingSystem> system) {
        Collection<Builder> builders = library.builders().stream()
                .filter(platform.builderType()::isInstance)
                .toList();
        if (!reference(
                places.of(target, "builder"),
                "builder",
                platform.symbol() + " builder",
                target.builder(),
                written.in("builders", platform.symbol()))) {
            return;
        }
        Optional<Hardware> hardware =
                named(builders, Builder::name, target.builder()).flatMap(Builder::hardware);
        if (system.isPresent() && hardware.isPresent()) {
            for (String lack : hardware.get().lacks(system.get())) {
                problem(
                        target,
                        "builder",
                        "'" + target.builder() + "' does not suit the operating system '" + system.get().name()
                                + "': " + system.get().family() + " " + system.get().version() + " needs " + lack);
            }
        }
    }

    /** A reference to something that only documents have, of which not all may be at hand. */
    private boolean reference(Place place, String key, String what, String name, Collection<String> known) {
        return complete ? exists(place, key, what, name, known) : known.contains(name);
    }

    private boolean exists(Place place, String key, String what, String name, Collection<String> known) {
        if (known.contains(name)) {
            return true;
        }
        problems.accept(new Problem(
                place, path + "." + key, "there is no " + what + " '" + name + "'; " + Suggestions.among(name, known)));
        return false;
    }

    private static <T> Optional<T> named(Collection<T> items, Function<T, String> name, String wanted) {
        return items.stream().filter(item -> name.apply(item).equals(wanted)).findFirst();
    }

    private void problem(Object record, String key, String message) {
        problems.accept(new Problem(places.of(record, key), path + "." + key, message));
    }
}
