package concentric.contracts.web;

import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a contract, in words, as clauses and as text.
 *
 * @param source what it shares, a sentence
 * @param warnings what should be known before signing, a sentence each
 * @param text the canonical text form
 * @param signing null when the reader has nothing to sign
 * @param amendHref where a next version is drafted
 */
public record ContractPage(
        String source,
        State state,
        List<String> warnings,
        Terms terms,
        List<Clause> clauses,
        List<Promise> promises,
        String text,
        List<Signature> signatures,
        List<Version> versions,
        @Nullable Signing signing,
        @Nullable String amendHref) {

    public record Terms(
            String version, String currency, String from, String until, String priority, PartyLabel payer) {}

    /**
     * @param number as the ledger's lines name it
     * @param text of the clause in the contract
     * @param sentence the same in plain words
     */
    public record Clause(String number, String text, String sentence, List<PartyLabel> parties) {}

    public record Promise(String text, @Nullable String measure) {}

    /** @param signed by whom and when; null while it is waited for */
    public record Signature(PartyLabel party, @Nullable String signed) {}

    /** @param current whether it is the one shown */
    public record Version(String label, String href, String term, State state, boolean current) {}

    /** @param sentence what signing means for the reader's unit */
    public record Signing(String action, String sentence) {}
}
