package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Places;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
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
            checkConnections(platform);
        }
        library.connections().forEach(this::checkConnection);
        library.operatingSystems()
                .forEach(system -> mistakes(system, "operatingSystems." + system.name(), system.mistakes()));
        library.builders()
                .forEach(builder -> builder.hardware()
                        .ifPresent(hardware -> mistakes(builder, "builders." + builder.name(), hardware.mistakes())));
        StepChecks steps = new StepChecks(places, problems);
        library.roles().forEach(role -> role.steps().forEach(step -> steps.check(role, step)));
        Library whole = new Library(
                connections(),
                library.operatingSystems(),
                library.builders(),
                library.roles(),
                library.images(),
                library.documents());
        WrittenNames written = new WrittenNames(documents);
        for (ImageDefinition image : library.images()) {
            new ImageChecks(image, whole, written, platforms, places, complete, problems).check();
        }
        return whole;
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

    private <C extends Connection> void checkConnections(PlatformType<C, ?> platform) {
        library.connections().stream()
                .filter(platform.connectionType()::isInstance)
                .map(platform.connectionType()::cast)
                .forEach(connection -> mistakes(
                        connection, "connections." + connection.name(), platform.connectionMistakes(connection)));
    }

    private void checkConnection(Connection connection) {
        String path = "connections." + connection.name();
        if (connection.trust().ways() > 1) {
            problem(
                    connection,
                    "trust",
                    path + ".trust",
                    "has several of caCertificate, fingerprint and insecure; only one is allowed");
        }
        checkNoLogin(connection, "url", path + ".url", connection.url());
        if (connection.proxy() != null) {
            connection.proxy()
                    .urlProblem()
                    .ifPresent(problem -> problem(connection.proxy(), "url", path + ".proxy.url", problem));
        }
    }

    private void checkNoLogin(Object record, String key, String path, URI url) {
        if (url.getRawUserInfo() != null) {
            problem(record, key, path, "must hold no user name and password; name them by credentialsId");
        }
    }

    private void mistakes(Object record, String path, Collection<Mistake> mistakes) {
        mistakes.forEach(mistake -> problem(record, mistake.key(), path + "." + mistake.key(), mistake.message()));
    }

    private void problem(Object record, String key, String path, String message) {
        problems.accept(new Problem(places.of(record, key), path, message));
    }
}
