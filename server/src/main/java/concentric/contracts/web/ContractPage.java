package concentric.contracts.web;

import concentric.platform.web.Entry;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a contract, in words, as clauses and as text.
 *
 * @param problem why the last try to sign, withdraw or end it was not accepted
 * @param source what it shares, a sentence
 * @param warnings what should be known before signing, a sentence each
 * @param text the canonical text form
 * @param hash SHA-256 of the text, which is what signatures sign
 * @param signing null when the reader has nothing to sign
 * @param withdrawHref where a draft is given up; null when the reader can't
 * @param voided signatures on what the draft said before it was changed
 * @param compared the differences from another version; null when not asked for
 * @param ending null when the reader can't end it
 * @param amendHref where a next version is drafted; null when the reader can't
 * @param changeHref where the draft is changed; null when the reader can't
 * @param negotiationHref where its parties differ, or came to agree
 * @param parts what other modules know of the version
 */
public record ContractPage(
        @Nullable String problem,
        String source,
        State state,
        List<String> warnings,
        Terms terms,
        List<Clause> clauses,
        List<Promise> promises,
        String text,
        String hash,
        List<Signature> signatures,
        List<Signature> voided,
        @Nullable Compared compared,
        List<Version> versions,
        @Nullable Signing signing,
        @Nullable String withdrawHref,
        @Nullable Ending ending,
        @Nullable String amendHref,
        @Nullable String changeHref,
        String negotiationHref,
        List<Content> parts) {

    /**
     * What holds for the whole.
     *
     * @param price what a unit of the service costs; null where the contract is not on usage
     */
    public record Terms(
            String version,
            String currency,
            String from,
            String until,
            String priority,
            PartyLabel payer,
            @Nullable String price) {}

    /**
     * A clause.
     *
     * @param number as the ledger's lines name it
     * @param label the number, or a word for what the clauses leave to the provider of a service, which has none
     * @param text of the clause in the contract; empty where it says nothing of it
     * @param sentence the same in plain words
     */
    public record Clause(String number, String label, String text, String sentence, List<PartyLabel> parties) {}

    /** A promise, and by what it is measured. */
    public record Promise(String text, @Nullable String measure) {}

    /**
     * A party that has to sign.
     *
     * @param signed by whom and when; null while it is waited for
     * @param onBehalf whether the custodian signed for a party that nobody could speak for
     */
    public record Signature(PartyLabel party, @Nullable String signed, boolean onBehalf) {}

    /**
     * A version of the contract.
     *
     * @param current whether it is the one shown
     * @param againstHref where the one shown is compared with it; null for the one shown
     */
    public record Version(
            String label,
            String href,
            String term,
            State state,
            boolean current,
            @Nullable String againstHref) {}

    /**
     * What the reader can sign.
     *
     * @param seen hash of the text that is signed: of no other
     * @param rights for whom, and by which right
     * @param consequences sentences: what follows
     * @param button its words
     */
    public record Signing(String action, String seen, List<Right> rights, List<String> consequences, String button) {}

    /**
     * For whom one signs.
     *
     * @param by which right
     * @param funds that the party looks after and that get something; null if there are none
     */
    public record Right(
            PartyLabel party, String by, @Nullable String funds) {}

    /** The form that ends it, with the day as it was typed. */
    public record Ending(String action, Entry until) {}
}
