package concentric.contracts.web;

import concentric.contracts.Differences;
import concentric.contracts.Differences.Change;
import concentric.engine.terms.Contract;
import concentric.platform.web.Visit;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two texts of a contract beside each other, clause by clause.
 *
 * @param said which with which, as a sentence
 * @param rows the lines; none differs if {@code same}
 */
public record Compared(String said, boolean same, List<Row> rows) {

    /**
     * A line of either or both.
     *
     * @param label which clause it is; empty for what holds for the whole
     * @param change its word
     * @param tone the tag's
     * @param before what it meant, in plain words; null where it meant nothing, or the same
     * @param after what it means now; null where it means nothing
     */
    public record Row(
            String label,
            String change,
            String tone,
            List<Piece> pieces,
            @Nullable String before,
            @Nullable String after) {}

    /** Words that stayed, that were added ({@code ins}), or taken away ({@code del}). */
    public record Piece(String text, boolean added, boolean removed) {}

    /** The differences in the reader's words; what stayed is left out. */
    public static Compared of(String said, Contract before, Contract after, PartyLabels labels, Visit visit) {
        var names = new HashSet<>(before.names());
        names.addAll(after.names());
        var words = new TermsWords(labels.byCode(names), visit);
        var rows = Differences.between(before, after).stream()
                .filter(line -> line.change() != Change.SAME)
                .map(line -> new Row(
                        label(line, visit),
                        visit.t("difference." + SheetForm.word(line.change())),
                        tone(line.change()),
                        pieces(line),
                        sentence(before, line.before(), words),
                        sentence(after, line.after(), words)))
                .toList();
        return new Compared(said, rows.isEmpty(), rows);
    }

    static List<Piece> pieces(Differences.Line line) {
        return line.pieces().stream()
                .map(piece -> new Piece(piece.text(), piece.change() == Change.ADDED, piece.change() == Change.REMOVED))
                .toList();
    }

    static String label(Differences.Line line, Visit visit) {
        if (line.before() == 0 && line.after() == 0) return visit.t("difference.whole");
        if (line.before() == 0 || line.before() == line.after()) {
            return visit.t("draft.clause", line.after());
        }
        return line.after() == 0
                ? visit.t("draft.clause", line.before())
                : visit.t("difference.moved", line.before(), line.after());
    }

    static String tone(Change change) {
        return switch (change) {
            case ADDED -> "ok";
            case REMOVED -> "stop";
            case CHANGED -> "warn";
            case SAME -> "";
        };
    }

    static @Nullable String sentence(Contract terms, int clause, TermsWords words) {
        return clause == 0 ? null : words.sentence(terms, clause);
    }
}
