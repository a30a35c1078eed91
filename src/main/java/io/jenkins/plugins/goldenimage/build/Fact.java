package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import java.util.Locale;

/** What a build must know again after anything: tens of them in a build, each stored before the build goes on. */
public sealed interface Fact {
    /** The word for a kind of fact in a journal, for example {@code machine-created}. */
    static String word(Class<?> fact) {
        return fact.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * An engine has begun.
     *
     * @param connector the agent or host that it runs on
     */
    record AttemptStarted(String connector) implements Fact {}

    /** A phase has begun, for the first time or again. */
    record PhaseStarted(Phase phase) implements Fact {}

    /** A phase is done and won't be entered again. */
    record PhaseEnded(Phase phase) implements Fact {}

    /** The machine is about to be made: from here on there may be something to clean up. */
    record MachineIntended(String name) implements Fact {}

    /** The machine exists. */
    record MachineCreated(Machine machine) implements Fact {}

    /** The guest has been reached; its host key is pinned from here on. */
    record GuestReached(String address, String hostKey) implements Fact {}

    /** A step may have been started. */
    record StepStarted(String step) implements Fact {}

    /**
     * The guest is about to be restarted by a step.
     *
     * @param boot what named the start of the guest before it
     */
    record RestartIntended(String step, String boot) implements Fact {}

    /** A step is done. */
    record StepEnded(String step) implements Fact {}

    /** The image is there. */
    record ImagePublished(PublishedImage image) implements Fact {}

    /** The build has failed; what is left to do is cleaning up. */
    record Failed(Failure failure) implements Fact {}

    /** Someone wants the build stopped; written by the control plane. */
    record AbortRequested() implements Fact {}

    /** The build was stopped; what is left to do is cleaning up. */
    record Aborted(Phase phase) implements Fact {}

    /** Nothing of the build is left on the platform, or only what should be. */
    record CleanedUp() implements Fact {}

    /** Cleaning up did not work: it is owed. */
    record CleanUpOwed(String why) implements Fact {}

    /** The build is over. */
    record Ended(Result result) implements Fact {}
}
