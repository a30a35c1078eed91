package io.jenkins.plugins.goldenimage.jenkins.library;

import io.jenkins.plugins.goldenimage.definition.Document;
import java.time.Instant;
import java.util.List;

/**
 * What has been read from a library source.
 *
 * @param source its name
 * @param repository where it is, for people
 * @param documents the definitions; empty where the source has never been read
 * @param revision that they are of; null where there is none
 * @param at when they were read; null where the source has never been read
 * @param problem why they could not be read now, and are therefore older; null where they could
 */
public record SourceReading(
        String source, String repository, List<Document> documents, String revision, Instant at, String problem) {
    /** The same reading where a newer one was not to be had, and why. */
    public SourceReading outdated(String why) {
        return new SourceReading(source, repository, documents, revision, at, why);
    }
}
