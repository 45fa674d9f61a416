package concentric.network.web;

import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a unit.
 *
 * @param what what becomes of the unit and when, in a sentence
 * @param problem why what was sent was not accepted; null if nothing was
 * @param hindrances why it can't be signed as it stands, a sentence each
 * @param lines what is handed over, and what is not
 * @param balance who gets what is on the accounts, in a sentence
 * @param open what is not settled yet
 * @param signatures who has to sign
 * @param voided signatures on what it said before
 * @param hash of what it says, which is what signatures sign
 * @param signing null when the reader has nothing to sign
 * @param editHref where it is changed; null when the reader can't
 * @param withdrawHref where it is given up; null when the reader can't
 * @param parts what other modules know of the change
 */
public record UnitChangePage(
        String what,
        String reason,
        State state,
        @Nullable String problem,
        List<String> hindrances,
        List<Line> lines,
        String balance,
        List<Open> open,
        List<Signature> signatures,
        List<Signature> voided,
        String hash,
        @Nullable Signing signing,
        @Nullable String editHref,
        @Nullable String withdrawHref,
        List<Content> parts) {

    /**
     * One thing that the unit has.
     *
     * @param kind what it is, in a word
     * @param href its page; null where it has none
     * @param becomes what becomes of it
     */
    public record Line(String kind, String name, @Nullable String href, String becomes) {}

    /** Something that is open. */
    public record Open(String said, @Nullable String href) {}

    /**
     * A unit that has to sign.
     *
     * @param signed by whom and when; null while it is waited for
     */
    public record Signature(PartyLabel unit, @Nullable String signed, boolean onBehalf) {}

    /**
     * What the reader can sign.
     *
     * @param seen hash of what is signed
     * @param units for whom, in words
     * @param last whether it is carried out with this signature
     */
    public record Signing(String action, String seen, String units, boolean last) {}
}
