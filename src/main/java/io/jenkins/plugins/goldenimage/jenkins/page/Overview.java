package io.jenkins.plugins.goldenimage.jenkins.page;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.ImageDefinition;
import io.jenkins.plugins.goldenimage.definition.ImageTarget;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.PlatformType;
import io.jenkins.plugins.goldenimage.definition.Role;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Everything in a library, with who uses it. Immutable. */
public final class Overview {
    private final Library library;
    private final Collection<? extends PlatformType<?, ?>> platforms;

    Overview(Library library, Collection<? extends PlatformType<?, ?>> platforms) {
        this.library = library;
        this.platforms = platforms;
    }

    /**
     * A thing in the library.
     *
     * @param anchor names its row on the page
     * @param platform the product that it is for; null for what is the same on every platform
     * @param usedBy names of the image definitions that use it
     * @param document where it was read, where that is not the configuration of Jenkins; otherwise null
     */
    public record Entry<T>(String anchor, T record, String platform, List<String> usedBy, String document) {}

    /** Image definitions; what uses these is jobs. */
    public List<Entry<ImageDefinition>> images() {
        return library.images().stream()
                .map(image -> new Entry<>(Anchor.image(image.name()), image, null, List.of(), document(image)))
                .toList();
    }

    /** Operating systems. */
    public List<Entry<OperatingSystem>> operatingSystems() {
        return library.operatingSystems().stream()
                .map(system -> new Entry<>(
                        Anchor.operatingSystem(system.name()),
                        system,
                        null,
                        users(image -> image.operatingSystem().equals(system.name())),
                        document(system)))
                .toList();
    }

    /** Builders, platform by platform. */
    public List<Entry<Builder>> builders() {
        return platforms.stream()
                .flatMap(platform -> library.builders().stream()
                        .filter(platform.builderType()::isInstance)
                        .map(builder -> entry(builder, platform)))
                .toList();
    }

    private Entry<Builder> entry(Builder builder, PlatformType<?, ?> platform) {
        return new Entry<>(
                Anchor.builder(platform.symbol(), builder.name()),
                builder,
                platform.displayName(),
                targetUsers(target -> target.builder().equals(builder.name())
                        && platformOf(target.connection()).equals(Optional.of(platform))),
                document(builder));
    }

    /** Roles. */
    public List<Entry<Role>> roles() {
        return library.roles().stream()
                .map(role -> new Entry<>(
                        Anchor.role(role.name()),
                        role,
                        null,
                        users(image -> image.roles().contains(role.name())),
                        document(role)))
                .toList();
    }

    /** Connections. */
    public List<Entry<Connection>> connections() {
        return library.connections().stream()
                .map(connection -> new Entry<>(
                        Anchor.connection(connection.name()),
                        connection,
                        platformOf(connection).displayName(),
                        targetUsers(target -> target.connection().equals(connection.name())),
                        null))
                .toList();
    }

    /** Whether nothing is defined yet. */
    public boolean isEmpty() {
        return library.images().isEmpty()
                && library.operatingSystems().isEmpty()
                && library.builders().isEmpty()
                && library.roles().isEmpty();
    }

    /** Anchor of the builder that a target names. */
    public String builderAnchor(ImageTarget target) {
        return Anchor.builder(
                platformOf(target.connection()).map(PlatformType::symbol).orElseThrow(), target.builder());
    }

    /** What is said about a thing besides its name. */
    public List<Setting> settings(Object record) {
        return Setting.of((Record) record, Set.of("name"));
    }

    /** The steps of a role. */
    public List<StepView> steps(Role role) {
        return role.steps().stream().map(StepView::of).toList();
    }

    private List<String> users(Predicate<ImageDefinition> uses) {
        return library.images().stream().filter(uses).map(ImageDefinition::name).toList();
    }

    private List<String> targetUsers(Predicate<ImageTarget> uses) {
        return users(image -> image.targets().stream().anyMatch(uses));
    }

    private Optional<PlatformType<?, ?>> platformOf(String connection) {
        return library.connections().stream()
                .filter(candidate -> candidate.name().equals(connection))
                .findFirst()
                .map(this::platformOf);
    }

    private PlatformType<?, ?> platformOf(Connection connection) {
        for (PlatformType<?, ?> platform : platforms) {
            if (platform.connectionType().isInstance(connection)) {
                return platform;
            }
        }
        throw new IllegalArgumentException("No platform has connections of " + connection.getClass());
    }

    private String document(Object record) {
        Document document = library.documentOf(record);
        return document == null || document.source().equals(GoldenImageConfiguration.SOURCE)
                ? null
                : document.toString();
    }
}
