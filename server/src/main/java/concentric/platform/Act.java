package concentric.platform;

import org.jspecify.annotations.Nullable;

/**
 * The accepted input of one verb call: one per batch or import, not per row. Holds ids and codes, never personal text.
 *
 * @param verb the verb with its noun, as {@code contract.sign}
 * @param by who acts
 * @param subject what the verb acts on, as its code or id
 * @param size how many things the call covered; 1 unless it is a batch
 * @param idempotencyKey the caller's own name for the call; at most one act bears it
 * @param inputHash SHA-256 of the normalised input
 */
public record Act(
        String verb,
        Actor by,
        String subject,
        int size,
        @Nullable String idempotencyKey,
        Sha256 inputHash) {

    /** The identity of a performed act. */
    public record Id(long value) {}

    /** An act on one thing. The input is hashed, not kept. */
    public static Act of(String verb, Actor by, String subject, String input) {
        return new Act(verb, by, subject, 1, null, Sha256.of(input));
    }

    /** The same act, covering {@code size} things. */
    public Act covering(int size) {
        return new Act(verb, by, subject, size, idempotencyKey, inputHash);
    }

    /** The same act under the caller's own name for the call, or none. */
    public Act under(@Nullable String idempotencyKey) {
        return new Act(verb, by, subject, size, idempotencyKey, inputHash);
    }

    /** The noun of the verb: {@code contract} for {@code contract.sign}. */
    public String noun() {
        return verb.substring(0, verb.indexOf('.'));
    }
}
