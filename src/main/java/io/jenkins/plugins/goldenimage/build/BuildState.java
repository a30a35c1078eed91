package io.jenkins.plugins.goldenimage.build;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the journal of a build says. Immutable. */
public final class BuildState {
    private final List<JournalEntry> entries;

    /** From all entries, in order. */
    public BuildState(List<JournalEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** All entries, in order. */
    public List<JournalEntry> entries() {
        return entries;
    }

    /** With one more entry. */
    public BuildState with(JournalEntry entry) {
        return new BuildState(Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    /** The latest fact of a kind. */
    public <F extends Fact> Optional<F> last(Class<F> kind) {
        return all(kind).reduce((earlier, later) -> later);
    }

    /** Whether this very fact stands in the journal. */
    public boolean has(Fact fact) {
        return entries.stream().anyMatch(entry -> entry.fact().equals(fact));
    }

    /** When this very fact was written first. */
    public Optional<Instant> since(Fact fact) {
        return entries.stream()
                .filter(entry -> entry.fact().equals(fact))
                .map(JournalEntry::at)
                .findFirst();
    }

    /** The phase that was begun last; null before the first. */
    public Phase phase() {
        return last(Fact.PhaseStarted.class).map(Fact.PhaseStarted::phase).orElse(null);
    }

    /** How the build ended, if it has. */
    public Optional<Result> result() {
        return last(Fact.Ended.class).map(Fact.Ended::result);
    }

    /** How the build will end, if that is decided. An image counts unless the build was to be stopped before. */
    public Optional<Result> decided() {
        boolean stopped = false;
        for (JournalEntry entry : entries) {
            Fact fact = entry.fact();
            stopped |= fact instanceof Fact.AbortRequested;
            if (fact instanceof Fact.ImagePublished && !stopped) {
                return Optional.of(Result.SUCCESS);
            }
            if (fact instanceof Fact.Failed) {
                return Optional.of(Result.FAILED);
            }
            if (fact instanceof Fact.Aborted) {
                return Optional.of(Result.ABORTED);
            }
        }
        return Optional.empty();
    }

    /** Whether something may be left on the platform that must go. */
    public boolean owesCleanUp() {
        return last(Fact.MachineIntended.class).isPresent()
                && last(Fact.CleanedUp.class).isEmpty();
    }

    /** The number of the latest attempt; 0 before the first. */
    public int attempt() {
        return entries.stream().mapToInt(JournalEntry::attempt).max().orElse(0);
    }

    /** How many of the latest attempts have begun and added nothing. */
    public int fruitlessAttempts() {
        int fruitless = 0;
        for (JournalEntry entry : entries) {
            fruitless = entry.fact() instanceof Fact.AttemptStarted ? fruitless + 1 : 0;
        }
        return fruitless;
    }

    private <F extends Fact> Stream<F> all(Class<F> kind) {
        return entries.stream().map(JournalEntry::fact).filter(kind::isInstance).map(kind::cast);
    }
}
