package io.jenkins.plugins.goldenimage.jenkins.page;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import java.io.IOException;
import java.util.List;

/** A library that has been read, or what keeps it from being read. Immutable. */
public final class LibraryState {
    /** As many problems are shown; whoever has more mends these first. */
    private static final int SHOWN = 100;

    private final Library library;
    private final List<Problem> problems;
    private final String unreadable;

    /** Something that gives a library. */
    @FunctionalInterface
    interface Reading {
        Library read() throws DefinitionException, IOException, InterruptedException;
    }

    private LibraryState(Library library, List<Problem> problems, String unreadable) {
        this.library = library;
        this.problems = List.copyOf(problems);
        this.unreadable = unreadable;
    }

    /** The library that builds use. */
    static LibraryState configured() {
        return of(GoldenImageConfiguration.get()::readLibrary);
    }

    /** This text, if it were that of the configuration. */
    static LibraryState of(String text) {
        return of(() -> GoldenImageConfiguration.get().checkLibrary(text));
    }

    /** What comes of a reading. */
    static LibraryState of(Reading reading) {
        try {
            return new LibraryState(reading.read(), List.of(), null);
        } catch (DefinitionException e) {
            return new LibraryState(null, e.problems(), null);
        } catch (IOException e) {
            return new LibraryState(null, List.of(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LibraryState(null, List.of(), e.toString());
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
        if (unreadable != null) {
            return unreadable;
        }
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
