package concentric.contracts;

import concentric.engine.plan.Interval;
import concentric.engine.terms.Contract;
import concentric.platform.Sha256;
import java.time.Instant;

/**
 * One version of a contract: its terms and how far they have come.
 *
 * @param id the version
 * @param contract the contract's number, the same for all its versions
 * @param number counts the versions of the contract from 1
 * @param edition how often it was changed while it was a draft
 * @param text the canonical text of the terms
 * @param textHash SHA-256 of that text: what a signature signs
 * @param terms the terms
 * @param stated when it is to be in force by its text and its ending; a later version in force may end it earlier
 * @param state how far it has come
 * @param at when it was drafted, UTC
 */
public record ContractVersion(
        long id,
        long contract,
        int number,
        int edition,
        String text,
        Sha256 textHash,
        Contract terms,
        Interval stated,
        State state,
        Instant at) {

    /** How far a version has come. */
    public enum State {
        /** Some signatures are missing. */
        DRAFT,
        /** Will not be signed any more. */
        WITHDRAWN,
        /** Signed by all; in force during its interval. */
        SIGNED
    }

    /** The contract's name. */
    public String name() {
        return terms.name();
    }

    /** The same version, if it were stated for another time. */
    ContractVersion during(Interval time) {
        return new ContractVersion(id, contract, number, edition, text, textHash, terms, time, state, at);
    }

    /** Whether a close asks it for anything but promises. */
    boolean closes() {
        return terms.closing() != null || terms.ends() != null;
    }
}
