package concentric.platform;

import java.time.Instant;

/**
 * An act as the journal shows it.
 *
 * @param id the act
 * @param verb as {@code contract.sign}
 * @param subject what it acted on
 * @param size how many things it covered
 * @param account who acted
 * @param at when, UTC
 * @param inputHash SHA-256 of the input
 */
public record JournalEntry(
        Act.Id id, String verb, String subject, int size, long account, Instant at, Sha256 inputHash) {}
