package io.jenkins.plugins.goldenimage.jenkins.page;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.jenkins.GoldenImageConfiguration;
import java.util.List;

/** A library that has been read, or what keeps it from being read. Immutable. */
public final class LibraryState {
    /** As many problems are shown; whoever has more mends these first. */
    private static final int SHOWN = 100;

    private final Library library;
    private final List<Problem> problems;

    private LibraryState(Library library, List<Problem> problems) {
        this.library = library;
        this.problems = List.copyOf(problems);
    }

    /** The library that builds use. */
    static LibraryState configured() {
        try {
            return new LibraryState(GoldenImageConfiguration.get().readLibrary(), List.of());
        } catch (DefinitionException e) {
            return new LibraryState(null, e.problems());
        }
    }

    /** The library that builds would use if this were the text of the configuration. */
    static LibraryState of(String text) {
        try {
            return new LibraryState(GoldenImageConfiguration.get().readLibrary(text), List.of());
        } catch (DefinitionException e) {
            return new LibraryState(null, e.problems());
        }
    }

    /** Whether it can be used. */
    public boolean isSound() {
        return library != null;
    }

    /** The first of the problems, as many as are worth showing at once. */
    public List<FoundProblem> firstProblems() {
        return problems.stream().limit(SHOWN).map(FoundProblem::of).toList();
    }

    /** The library; null where there are problems. */
    Library library() {
        return library;
    }

    /** Who uses what; null where there are problems. */
    public Overview overview() {
        return library == null ? null : new Overview(library, Platforms.all());
    }

    /** Whether there is a definition of this name; true also where nobody can tell, for the page shows why then. */
    boolean hasImage(String name) {
        return library == null
                || library.images().stream().anyMatch(image -> image.name().equals(name));
    }

    /** In one sentence. */
    public String summary() {
        if (library == null) {
            return problems.size() > SHOWN
                    ? Messages.LibraryState_ManyProblems(problems.size(), SHOWN)
                    : Messages.LibraryState_Problems(problems.size());
        }
        return Messages.LibraryState_NoProblems(
                library.operatingSystems().size(),
                library.builders().size(),
                library.roles().size(),
                library.images().size());
    }
}
