package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Place;
import io.jenkins.plugins.goldenimage.definition.binding.Places;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.definition.binding.Suggestions;
import io.jenkins.plugins.goldenimage.definition.binding.Tree;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold between the records of a library: names are unique, references lead somewhere, settings agree. */
final class LibraryChecks {
    private final List<ReadDocument> documents;
    private final Library library;
    private final Places places;
    private final Collection<? extends PlatformType<?, ?>> platforms;
    private final Collection<? extends Connection> configured;
    private final boolean complete;
    private final Consumer<Problem> problems;

    LibraryChecks(
            List<ReadDocument> documents,
            Places places,
            Collection<? extends PlatformType<?, ?>> platforms,
            Collection<? extends Connection> configured,
            boolean complete,
            Consumer<Problem> problems) {
        this.documents = documents;
        this.places = places;
        this.platforms = platforms;
        this.configured = configured;
        this.complete = complete;
        this.problems = problems;
        this.library = new Library(
                all(LibraryKeys::connections),
                all(LibraryKeys::operatingSystems),
                all(LibraryKeys::builders),
                all(LibraryKeys::roles),
                all(LibraryKeys::images),
                origins());
    }

    private <T> List<T> all(Function<LibraryKeys, List<T>> section) {
        return documents.stream()
                .flatMap(document -> section.apply(document.keys()).stream())
                .toList();
    }

    private Map<Object, Document> origins() {
        Map<Object, Document> origins = new HashMap<>();
        for (ReadDocument read : documents) {
            LibraryKeys keys = read.keys();
            Stream.of(keys.connections(), keys.operatingSystems(), keys.builders(), keys.roles(), keys.images())
                    .flatMap(List::stream)
                    .forEach(record -> origins.put(record, read.document()));
        }
        return Map.copyOf(origins);
    }

    /** Reports what is wrong, and returns the library with the connections that it can use. */
    Library check() {
        if (configured != null && !library.connections().isEmpty()) {
            problem(
                    library.connections().get(0),
                    "name",
                    "connections",
                    "connections are not allowed here; they are configured in Jenkins");
        }
        unique("connections", library.connections(), Connection::name);
        unique("operatingSystems", library.operatingSystems(), OperatingSystem::name);
        unique("roles", library.roles(), Role::name);
        unique("images", library.images(), ImageDefinition::name);
        for (PlatformType<?, ?> platform : platforms) {
            unique("builders", builders(platform), Builder::name);
        }
        library.connections().forEach(this::checkTrust);
        library.images().forEach(this::checkImage);
        return new Library(
                connections(),
                library.operatingSystems(),
                library.builders(),
                library.roles(),
                library.images(),
                library.documents());
    }

    private List<Connection> connections() {
        return Stream.concat(
                        library.connections().stream(), configured == null ? Stream.empty() : configured.stream())
                .toList();
    }

    private List<Builder> builders(PlatformType<?, ?> platform) {
        return library.builders().stream()
                .filter(platform.builderType()::isInstance)
                .toList();
    }

    private <T> void unique(String section, Collection<? extends T> items, Function<T, String> name) {
        Map<String, T> first = new HashMap<>();
        for (T item : items) {
            T earlier = first.putIfAbsent(name.apply(item), item);
            if (earlier != null) {
                problem(
                        item,
                        "name",
                        section,
                        "the name '" + name.apply(item) + "' is taken by "
                                + places.of(earlier, "name").seenFrom(places.of(item, "name")));
            }
        }
    }

    private void checkTrust(Connection connection) {
        if (connection.trust().ways() > 1) {
            problem(
                    connection,
                    "trust",
                    "connections",
                    "has several of caCertificate, fingerprint and insecure; only one is allowed");
        }
    }

    private void checkImage(ImageDefinition image) {
        String path = "images." + image.name();
        referenceWithin(
                places.of(image, "operatingSystem"),
                path + ".operatingSystem",
                "operating system",
                image.operatingSystem(),
                names("operatingSystems"));
        for (String role : image.roles()) {
            referenceWithin(places.ofItem(image, "roles", role), path + ".roles", "role", role, names("roles"));
        }
        for (String parameter : image.parameters().keySet()) {
            ParameterNames.problem(parameter)
                    .ifPresent(message -> problem(image, "parameters", path + ".parameters", message));
        }
        VersionRule.problem(image.version())
                .ifPresent(message -> problem(image, "version", path + ".version", message));
        Set<String> targets = new HashSet<>();
        for (ImageTarget target : image.targets()) {
            checkTarget(target, path);
            if (!targets.add(target.name())) {
                problem(
                        target,
                        "name",
                        path,
                        "two targets are called '" + target.name() + "'; give one of them a name of its own");
            }
        }
    }

    private void checkTarget(ImageTarget target, String path) {
        Set<String> known = platforms.stream()
                .flatMap(platform -> names("connections", platform.symbol()).stream())
                .collect(Collectors.toSet());
        connections().forEach(connection -> known.add(connection.name()));
        if (!reference(
                places.of(target, "connection"), path + ".connection", "connection", target.connection(), known)) {
            return;
        }
        connections().stream()
                .filter(connection -> connection.name().equals(target.connection()))
                .findFirst()
                .flatMap(connection -> platforms.stream()
                        .filter(platform -> platform.connectionType().isInstance(connection))
                        .findFirst())
                .ifPresent(platform -> {
                    Set<String> builders =
                            builders(platform).stream().map(Builder::name).collect(Collectors.toSet());
                    builders.addAll(names("builders", platform.symbol()));
                    referenceWithin(
                            places.of(target, "builder"),
                            path + ".builder",
                            platform.symbol() + " builder",
                            target.builder(),
                            builders);
                });
    }

    /** A reference to something that only documents have. */
    private void referenceWithin(Place place, String path, String what, String name, Collection<String> known) {
        if (complete) {
            reference(place, path, what, name, known);
        }
    }

    private boolean reference(Place place, String path, String what, String name, Collection<String> known) {
        if (known.contains(name)) {
            return true;
        }
        problems.accept(new Problem(
                place, path, "there is no " + what + " '" + name + "'; " + Suggestions.among(name, known)));
        return false;
    }

    /**
     * The names that a section of the text gives, those of records which could not be made for another mistake too: that
     * mistake has been reported, and a missing reference would only be its echo.
     */
    private Set<String> names(String section) {
        Set<String> names = new HashSet<>();
        items(section).forEach(item -> addName(item, names));
        return names;
    }

    /** As {@link #names(String)}, of the entries of one kind in a section whose entries stand under words for kinds. */
    private Set<String> names(String section, String kind) {
        Set<String> names = new HashSet<>();
        items(section).map(item -> value(item, kind)).forEach(item -> addName(item, names));
        return names;
    }

    private Stream<Tree> items(String section) {
        return documents.stream()
                .map(document -> value(document.tree(), section))
                .flatMap(tree -> tree instanceof Tree.Sequence sequence ? sequence.items().stream() : Stream.empty());
    }

    private static void addName(Tree item, Set<String> names) {
        if (value(item, "name") instanceof Tree.Scalar name) {
            names.add(name.value());
        }
    }

    private static Tree value(Tree tree, String key) {
        return tree instanceof Tree.Mapping mapping && mapping.entries().containsKey(key)
                ? mapping.entries().get(key).value()
                : null;
    }

    private void problem(Object record, String key, String path, String message) {
        problems.accept(new Problem(places.of(record, key), path, message));
    }
}
