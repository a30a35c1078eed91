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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a library from YAML: the one parser for every place where definitions are written. Immutable. */
public final class LibraryReader {
    private static final Map<String, Class<?>> STEPS = Map.of(
            "shell", ShellStep.class,
            "powershell", PowershellStep.class,
            "file", FileStep.class,
            "restart", RestartStep.class,
            "check", CheckStep.class);

    private final Collection<? extends PlatformType<?, ?>> platforms;
    private final Collection<? extends Connection> configured;
    private final boolean complete;

    /** From a document to what stands in it; null for nothing. */
    private interface Parser {
        Tree parse(Document document, Consumer<Problem> problems);
    }

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
        this(platforms, configured, true);
    }

    private LibraryReader(
            Collection<? extends PlatformType<?, ?>> platforms,
            Collection<? extends Connection> configured,
            boolean complete) {
        this.platforms = platforms;
        this.configured = configured;
        this.complete = complete;
    }

    /**
     * A reader for some documents of a library whose others are not at hand: operating systems, builders and roles that
     * these documents name may stand in the others. Its libraries have references that lead nowhere.
     */
    public LibraryReader ofPart() {
        return new LibraryReader(platforms, configured, false);
    }

    /** Reads and checks a library of one document, as {@link #read(List)} does. */
    public Library read(String source, String text) throws DefinitionException {
        return read(List.of(new Document(source, text)));
    }

    /**
     * Reads and checks a library. What stands in one document may be named in the others.
     *
     * @return a library whose references all lead somewhere; its connections include the configured ones
     * @throws DefinitionException when there are mistakes; it names all of them, document by document
     */
    public Library read(List<Document> documents) throws DefinitionException {
        return read(documents, (document, problems) -> YamlTree.parse(document.source(), document.text(), problems));
    }

    /** As {@link #read(List)}, of one document that something else has parsed. */
    public Library read(Document document, Tree tree) throws DefinitionException {
        return read(List.of(document), (ignored, problems) -> tree);
    }

    private Library read(List<Document> documents, Parser parser) throws DefinitionException {
        List<Problem> problems = new ArrayList<>();
        RecordBinder binder = new RecordBinder(kinds(), problems::add);
        List<ReadDocument> read = new ArrayList<>();
        for (Document document : documents) {
            read(document, parser, binder, problems::add).ifPresent(read::add);
        }
        // What stands in a document that can't be read would seem to be missing.
        Library library = read.size() < documents.size()
                ? null
                : new LibraryChecks(read, binder.places(), platforms, configured, complete, problems::add).check();
        if (!problems.isEmpty()) {
            List<String> order = documents.stream().map(Document::source).toList();
            problems.sort(Comparator.comparing(
                    Problem::place,
                    Comparator.<Place>comparingInt(place -> order.indexOf(place.source()))
                            .thenComparingInt(Place::line)
                            .thenComparingInt(Place::column)));
            throw new DefinitionException(problems);
        }
        return library;
    }

    /** Empty for a document from which nothing can be made; its problems have been reported then. */
    private static Optional<ReadDocument> read(
            Document document, Parser parser, RecordBinder binder, Consumer<Problem> problems) {
        int[] found = {0};
        Tree tree = parser.parse(document, problem -> {
            found[0]++;
            problems.accept(problem);
        });
        if (tree == null) {
            return found[0] == 0
                    ? Optional.of(new ReadDocument(document, null, LibraryKeys.NONE))
                    : Optional.empty();
        }
        return Optional.ofNullable(binder.bind(LibraryKeys.class, tree))
                .map(keys -> new ReadDocument(document, tree, keys));
    }

    /** For each interface, the records that may stand for it, by their words. */
    Map<Class<?>, Map<String, Class<?>>> kinds() {
        return Map.of(
                Step.class, STEPS,
                Connection.class, kinds(PlatformType::connectionType),
                Builder.class, kinds(PlatformType::builderType));
    }

    private Map<String, Class<?>> kinds(Function<PlatformType<?, ?>, Class<?>> type) {
        return platforms.stream().collect(Collectors.toMap(PlatformType::symbol, type));
    }
}
