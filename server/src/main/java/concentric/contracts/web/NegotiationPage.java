package concentric.contracts.web;

import concentric.platform.web.Entry;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a draft wrote beside what the other did, clause by clause, with what was said about each.
 *
 * @param problem why the last try was not accepted
 * @param turn for whom it waits and since when, a sentence; null if it waits for nobody
 * @param task what they are asked to do, a sentence; null with the turn
 * @param left what it is compared with; null if there is nothing
 * @param right what it says now
 * @param gone what was said about clauses that are no longer there
 * @param seen hash of the text that is answered: of no other
 * @param expires until when it can be signed, and who said so, a sentence; null if nobody has
 * @param expiry null when the reader can't say how long it can be signed
 * @param quotes what others ask for the same
 * @param attaching null when the reader can't attach anything
 * @param acceptAction where everything is accepted; null when the reader can't
 * @param counterHref where something else is proposed; null when the reader can't
 * @param signHref where it is signed; null when the reader can't
 */
public record NegotiationPage(
        @Nullable String problem,
        State state,
        @Nullable String turn,
        @Nullable String task,
        @Nullable String left,
        String right,
        List<Clause> clauses,
        List<Remark> gone,
        String seen,
        @Nullable String expires,
        @Nullable Expiring expiry,
        List<Quoted> quotes,
        @Nullable Attaching attaching,
        @Nullable String acceptAction,
        @Nullable String counterHref,
        @Nullable String signHref) {

    /**
     * A clause, or all that belongs to none.
     *
     * @param key of its place on the page
     * @param change how both sides compare, a word; null where they say the same
     * @param tone the tag's
     * @param left what it means on the left, in plain words; null where it means nothing
     * @param right what it means now
     * @param asking null where there is nothing to answer, or nobody to
     */
    public record Clause(
            String key,
            String label,
            @Nullable String change,
            String tone,
            List<Line> lines,
            @Nullable String left,
            @Nullable String right,
            List<Voice> voices,
            List<Remark> remarks,
            @Nullable Asking asking) {}

    /** A line on both sides; empty where one doesn't have it. */
    public record Line(List<Compared.Piece> left, List<Compared.Piece> right) {}

    /**
     * What a party says to it.
     *
     * @param word accepted, objected to, or no longer accepted
     * @param said who said so and when
     */
    public record Voice(String party, String word, String tone, String said) {}

    /**
     * A comment.
     *
     * @param said who wrote it and when
     * @param lines of its text
     * @param earlier whether it was about other words than stand there now
     */
    public record Remark(String said, List<String> lines, boolean earlier) {}

    /** The form by which its last day is set, with the day as it was typed. */
    public record Expiring(String action, Entry day) {}

    /**
     * What somebody outside asks for the same.
     *
     * @param host where the link leads
     * @param said who attached it and when
     * @param removeHref where it is taken away; null for those who did not attach it
     */
    public record Quoted(
            String name,
            String link,
            String host,
            String said,
            @Nullable String removeHref) {}

    /** The form by which it is attached. */
    public record Attaching(String action, Entry name, Entry link) {}

    /**
     * What can be said to a clause.
     *
     * @param acceptAction null when the reader speaks for nobody who is asked
     * @param objectAction as {@code acceptAction}
     */
    public record Asking(
            int clause,
            String commentAction,
            @Nullable String acceptAction,
            @Nullable String objectAction,
            Entry text) {}
}
