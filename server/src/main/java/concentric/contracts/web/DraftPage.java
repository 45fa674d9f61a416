package concentric.contracts.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is being written: in cards, a clause each, and as text; either changes the other.
 *
 * @param action where the form is sent
 * @param problem what is wrong as a whole
 * @param status in a word or two whether it could be saved
 * @param text as it stands now, with what is wrong with it
 * @param shown the text as this page shows it: what comes back otherwise was changed in the text
 * @param good the last text that could be read, from which cards that can't be changed are shown
 * @param places what is wrong where
 * @param source a sentence: what the contract shares; empty while that can't be read
 * @param sheet the cards; null where there is nothing that could stand in them
 * @param said each clause as a sentence, where no cards can show them
 * @param locked why the cards can't be changed now; null if they can
 * @param notes what whoever drafts should know
 * @param hindrances why it could not come into force as it is
 * @param example what it does to a real payment; null while that can't be told
 * @param consequences what it would have meant for everybody; null while that can't be told
 * @param change how it is changed; null for one that is new
 * @param signing the choice whether to sign at once; empty where that can't be
 */
public record DraftPage(
        String action,
        @Nullable String problem,
        String status,
        Entry text,
        String shown,
        String good,
        List<Place> places,
        String source,
        @Nullable Cards sheet,
        List<String> said,
        @Nullable String locked,
        List<String> notes,
        List<String> hindrances,
        @Nullable Content example,
        @Nullable Content consequences,
        @Nullable Change change,
        List<Choice> signing,
        String cancelHref) {

    /**
     * Changing a draft that is there.
     *
     * @param seen hash of the text that one began with: it is changed only if it still says that
     * @param theirs what somebody else changed meanwhile; null while nobody did
     * @param takeHref where one begins anew with what it says now
     */
    public record Change(String seen, @Nullable Compared theirs, String takeHref) {}

    /**
     * Something that can't be read.
     *
     * @param where line and column, or the contract
     * @param what was expected, and what was found
     */
    public record Place(String where, String what) {}

    /**
     * The cards.
     *
     * @param values of all fields by their names
     * @param errors of the fields that have one, and of whole cards by their keys
     * @param origin the chosen origin's word
     * @param kinds of clauses that can be added
     * @param suggestions codes and names to choose from
     */
    public record Cards(
            Map<String, String> values,
            Map<String, String> errors,
            String origin,
            List<Choice> origins,
            List<Choice> currencies,
            List<String> offers,
            List<String> contracts,
            List<Promise> promises,
            List<Clause> clauses,
            List<Choice> kinds,
            Suggestions suggestions) {

        /** A field with what was typed and why it is not accepted. */
        public Entry entry(String field) {
            return new Entry(values.getOrDefault(field, ""), errors.get(field));
        }

        /** What is wrong with a card as a whole; null if nothing is. */
        public @Nullable String error(String card) {
            return errors.get(card);
        }
    }

    /** A promise's fields by their number. */
    public record Promise(int number, List<Choice> bounds) {}

    /**
     * A clause.
     *
     * @param key of its fields
     * @param number as signed contracts count it
     * @param kind its word
     * @param sentence the same in plain words; empty while it can't be read
     * @param parts the rows of those who share a rest
     * @param first whether none comes before, and last: whether none comes after
     */
    public record Clause(
            String key,
            int number,
            String kind,
            List<Choice> kinds,
            String sentence,
            List<Integer> parts,
            boolean first,
            boolean last) {

        /** Whether its figure is a percentage. */
        public boolean isPercent() {
            return !kind.equals("unit") && !kind.equals("payment") && !kind.equals("share");
        }

        /** Whether it keeps something in a fund. */
        public boolean isHold() {
            return kind.startsWith("hold");
        }

        /** Whether it shares a rest. */
        public boolean isShare() {
            return kind.equals("share");
        }
    }

    /** What fields suggest: codes, each with the name of what it stands for. */
    public record Suggestions(
            List<Suggestion> parties,
            List<Suggestion> funds,
            List<Suggestion> units,
            List<Suggestion> offers,
            List<Suggestion> contracts,
            List<Suggestion> measures) {}

    /** A code, and what it stands for. */
    public record Suggestion(String code, String name) {}
}
