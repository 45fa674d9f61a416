package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.platform.Sha256;
import java.time.Instant;
import java.util.List;

/**
 * What a draft said from an instant on, until it was changed again: a proposal, or a counter-proposal to an earlier one.
 *
 * @param number counts the changes of the draft; 0: as it was drafted
 * @param terms what it said
 * @param textHash SHA-256 of the canonical text of the terms
 * @param account who wrote it
 * @param parties for whom: those who have to sign it and whom the writer belongs to; empty: for nobody
 * @param signers all whom it named to sign it
 * @param at when, UTC
 */
public record Edition(
        int number, Contract terms, Sha256 textHash, long account, List<Long> parties, List<Long> signers, Instant at) {

    public Edition {
        signers = List.copyOf(signers);
        parties = List.copyOf(parties);
    }
}
