package io.jenkins.plugins.goldenimage.build;

import java.time.Instant;

/**
 * A fact in the journal.
 *
 * @param attempt who wrote it, from 1; 0 for the control plane itself
 * @param sequence its number among those of its writer; an entry that comes twice is kept once
 * @param at when, by the clock of the attempt's host
 * @param fact what
 */
public record JournalEntry(int attempt, int sequence, Instant at, Fact fact) {}
