package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Place;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.definition.binding.RecordBinder;
import io.jenkins.plugins.goldenimage.definition.binding.Tree;
import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a library from YAML: the one parser for every place where definitions are written. Immutable. */
public final class LibraryReader {
    private static final Map<String, Class<?>> STEPS = Map.of("shell", ShellStep.class);

    private final Collection<? extends PlatformType<?, ?>> platforms;
    private final Collection<? extends Connection> configured;

    /** For files that bring their own connections, as the command line's do. */
    public LibraryReader(Collection<? extends PlatformType<?, ?>> platforms) {
        this(platforms, null);
    }

    /**
     * For definitions that use connections which are configured elsewhere.
     *
     * @param configured these connections; the library may have none of its own
     */
    public LibraryReader(
            Collection<? extends PlatformType<?, ?>> platforms, Collection<? extends Connection> configured) {
        this.platforms = platforms;
        this.configured = configured;
    }

    /**
     * Reads and checks a library.
     *
     * @param source what to call the text in messages, for example its file name
     * @return a library whose references all lead somewhere; its connections include the configured ones
     * @throws DefinitionException when there are mistakes; it names all of them
     */
    public Library read(String source, String text) throws DefinitionException {
        List<Problem> problems = new ArrayList<>();
        Tree tree = YamlTree.parse(source, text, problems::add);
        Library library = null;
        if (tree != null) {
            RecordBinder binder = new RecordBinder(
                    Map.of(
                            Step.class, STEPS,
                            Connection.class, kinds(PlatformType::connectionType),
                            Builder.class, kinds(PlatformType::builderType)),
                    problems::add);
            library = binder.bind(Library.class, tree);
            if (library != null) {
                library = new LibraryChecks(library, tree, binder.places(), platforms, configured, problems::add)
                        .check();
            }
        } else if (problems.isEmpty()) {
            library = new Library(List.of(), List.of(), List.of(), List.of(), List.of());
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(
                    Problem::place, Comparator.comparingInt(Place::line).thenComparingInt(Place::column)));
            throw new DefinitionException(problems);
        }
        return library;
    }

    private Map<String, Class<?>> kinds(Function<PlatformType<?, ?>, Class<?>> type) {
        return platforms.stream().collect(Collectors.toMap(PlatformType::symbol, type));
    }
}
