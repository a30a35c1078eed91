package io.jenkins.plugins.goldenimage.jenkins.connection;

import java.io.Serializable;

/** What came of an attempt to reach an endpoint. Nothing but text and numbers: it comes from an agent. */
public sealed interface ProbeResult extends Serializable {
    /**
     * It answers, and takes the login.
     *
     * @param product name and version
     * @param apiVersion version of its API
     * @param user who is logged in
     * @param roundTripMillis how long a small call took
     */
    record Reached(String product, String apiVersion, String user, long roundTripMillis) implements ProbeResult {}

    /**
     * It doesn't.
     *
     * @param refused whether the login was refused, so that trying again could lock the account
     * @param message what happened, a sentence without its full stop
     * @param action what to do about it, a sentence without its full stop
     */
    record Failed(boolean refused, String message, String action) implements ProbeResult {}
}
