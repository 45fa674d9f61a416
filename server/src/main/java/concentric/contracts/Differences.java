package concentric.contracts;

import concentric.engine.terms.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What differs between two texts of a contract, line by line and within a line word by word. A line that says the same kind
 * of thing at the same place is one that was changed; any other was added or taken away.
 */
public final class Differences {

    /** How a line, or a piece of one, compares. */
    public enum Change {
        /** Both have it. */
        SAME,
        /** Only the later one has it. */
        ADDED,
        /** Only the earlier one has it. */
        REMOVED,
        /** Both have it, in other words. */
        CHANGED
    }

    /** Words that one of both has, or both. */
    public record Piece(String text, Change change) {}

    /**
     * A line.
     *
     * @param before number of the clause before, from 1; 0: no clause, or not there
     * @param after number of the clause after, from 1; 0: no clause, or not there
     * @param pieces the line, one after the other
     */
    public record Line(Change change, int before, int after, List<Piece> pieces) {}

    /**
     * Where a clause is in another text.
     *
     * @param same whether it says the same there, word for word
     */
    record Place(int clause, boolean same) {}

    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,:]+|\\s+|[,:]");

    /** Longer lines are compared as a whole: nobody reads words struck out of a thousand. */
    private static final int MOST_WORDS = 600;

    private record Item(String text, int clause) {}

    private Differences() {}

    /** What one has to read to know what changed; also the lines that stayed. */
    public static List<Line> between(Contract before, Contract after) {
        var lines = new ArrayList<Line>();
        var was = items(before);
        var is = items(after);
        var kept = common(
                was.stream().map(Item::text).toList(),
                is.stream().map(Item::text).toList());
        int from = 0;
        int to = 0;
        for (var pair : kept) {
            changed(was.subList(from, pair[0]), is.subList(to, pair[1]), lines);
            var same = was.get(pair[0]);
            lines.add(new Line(
                    Change.SAME,
                    same.clause(),
                    is.get(pair[1]).clause(),
                    List.of(new Piece(same.text(), Change.SAME))));
            from = pair[0] + 1;
            to = pair[1] + 1;
        }
        changed(was.subList(from, was.size()), is.subList(to, is.size()), lines);
        return lines;
    }

    /**
     * Where each clause of a text is in another, by its number; those that are gone are missing. What belongs to no clause
     * is 0, and the same if nothing of it differs.
     */
    static Map<Integer, Place> places(Contract before, Contract after) {
        var places = new HashMap<Integer, Place>();
        boolean sameWhole = true;
        for (var line : between(before, after)) {
            boolean same = line.change() == Change.SAME;
            if (line.before() > 0 && line.after() > 0) places.put(line.before(), new Place(line.after(), same));
            if (line.before() == 0 && line.after() == 0) sameWhole &= same;
        }
        places.put(0, new Place(0, sameWhole));
        return places;
    }

    private static void changed(List<Item> was, List<Item> is, List<Line> lines) {
        int next = 0;
        for (var old : was) {
            int at = next;
            while (at < is.size() && !kind(is.get(at)).equals(kind(old))) at++;
            if (at == is.size()) {
                lines.add(new Line(Change.REMOVED, old.clause(), 0, List.of(new Piece(old.text(), Change.REMOVED))));
                continue;
            }
            for (var added : is.subList(next, at)) lines.add(added(added));
            var now = is.get(at);
            lines.add(new Line(Change.CHANGED, old.clause(), now.clause(), pieces(old.text(), now.text())));
            next = at + 1;
        }
        for (var added : is.subList(next, is.size())) lines.add(added(added));
    }

    private static Line added(Item item) {
        return new Line(Change.ADDED, 0, item.clause(), List.of(new Piece(item.text(), Change.ADDED)));
    }

    /** What a line is about: the word it begins with. */
    private static String kind(Item item) {
        int end = item.text().indexOf(' ');
        return end < 0 ? item.text() : item.text().substring(0, end);
    }

    private static List<Piece> pieces(String before, String after) {
        var was = words(before);
        var is = words(after);
        if (was.size() > MOST_WORDS || is.size() > MOST_WORDS) {
            return List.of(new Piece(before, Change.REMOVED), new Piece(after, Change.ADDED));
        }
        var pieces = new ArrayList<Piece>();
        int from = 0;
        int to = 0;
        for (var pair : common(was, is)) {
            piece(was.subList(from, pair[0]), Change.REMOVED, pieces);
            piece(is.subList(to, pair[1]), Change.ADDED, pieces);
            piece(was.subList(pair[0], pair[0] + 1), Change.SAME, pieces);
            from = pair[0] + 1;
            to = pair[1] + 1;
        }
        piece(was.subList(from, was.size()), Change.REMOVED, pieces);
        piece(is.subList(to, is.size()), Change.ADDED, pieces);
        return pieces;
    }

    private static void piece(List<String> words, Change change, List<Piece> pieces) {
        if (words.isEmpty()) return;
        var text = String.join("", words);
        if (!pieces.isEmpty() && pieces.getLast().change() == change) {
            var last = pieces.removeLast();
            pieces.add(new Piece(last.text() + text, change));
        } else {
            pieces.add(new Piece(text, change));
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(word -> word.group()).toList();
    }

    private static List<Item> items(Contract terms) {
        var written = ClauseLines.of(terms);
        var items = new ArrayList<Item>();
        for (var line : written.lines()) items.add(new Item(line, written.clause(items.size() + 1)));
        return items;
    }

    /** The longest sequence that both have in common, as pairs of indexes: the textbook table, from the end. */
    private static List<int[]> common(List<String> was, List<String> is) {
        var longest = new int[was.size() + 1][is.size() + 1];
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = is.size() - 1; j >= 0; j--) {
                longest[i][j] = was.get(i).equals(is.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        var pairs = new ArrayList<int[]>();
        int i = 0;
        int j = 0;
        while (i < was.size() && j < is.size()) {
            if (was.get(i).equals(is.get(j))) pairs.add(new int[] {i++, j++});
            else if (longest[i + 1][j] >= longest[i][j + 1]) i++;
            else j++;
        }
        return pairs;
    }
}
