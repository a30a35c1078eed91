package io.jenkins.plugins.goldenimage.jenkins.health;

import io.jenkins.plugins.goldenimage.jenkins.connection.ProbeResult;
import java.time.Duration;
import java.time.Instant;

/**
 * How one agent does for one connection.
 *
 * @param agent its name
 * @param url of its page, below the root of Jenkins
 * @param state in a word
 * @param java version of its Java; null where it could not be asked
 * @param clockSkew how far its clock is ahead of the controller's; null where it could not be asked
 * @param reached what answered; null where nothing has
 * @param problem what is wrong, a sentence without its full stop; null where all is well
 * @param action what to do about it, a sentence without its full stop; null where all is well
 * @param checked when this was seen
 */
public record AgentHealth(
        String agent,
        String url,
        State state,
        String java,
        Duration clockSkew,
        ProbeResult.Reached reached,
        String problem,
        String action,
        Instant checked) {
    /** From well to worse. */
    public enum State {
        /** Builds can run there. */
        HEALTHY,
        /** They can, but something should be looked after. */
        WARNING,
        /** It is not online. */
        OFFLINE,
        /** It can't be told without a build. */
        UNKNOWN,
        /** It is online, and builds would fail there. */
        FAILING
    }

    /** Whether builds can run there. */
    public boolean works() {
        return state == State.HEALTHY || state == State.WARNING;
    }
}
