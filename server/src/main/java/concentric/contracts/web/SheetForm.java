package concentric.contracts.web;

import concentric.contracts.web.Sheet.Card;
import concentric.contracts.web.Sheet.Kind;
import concentric.contracts.web.Sheet.Origin;
import concentric.contracts.web.Sheet.Part;
import concentric.contracts.web.Sheet.Pledge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The fields of a sheet as a browser sent them, and what its buttons ask for. */
final class SheetForm {

    /** Lists have a row more than is filled in, for one more. */
    private static final int MOST_ROWS = 200;

    private static final String CARD = "card";

    private final Map<String, String[]> sent;

    SheetForm(Map<String, String[]> sent) {
        this.sent = sent;
    }

    /** A field, empty if it was not sent. */
    String field(String name) {
        var values = sent.get(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }

    /** A field exactly as it was sent, its lines ended by line feeds. */
    String text(String name) {
        var values = sent.get(name);
        return values == null || values.length == 0 ? "" : values[0].replace("\r\n", "\n");
    }

    /** Whether the cards were sent; they are not where they can't be changed. */
    boolean hasSheet() {
        return sent.containsKey("source");
    }

    /** Whether it is to be saved, and not only shown again: the button of that name, or none at all. */
    boolean saves() {
        var pressed = field("do");
        return pressed.isEmpty() || pressed.equals("save");
    }

    /** The cards, after what the button did. */
    Sheet sheet() {
        return new Sheet(
                field("name"),
                field("currency"),
                chosen(Origin.values(), field("source"), Origin.PAYMENTS),
                names("offer"),
                field("unit"),
                names("of"),
                field("service"),
                field("provider"),
                field("rate"),
                field("from"),
                field("until"),
                field("priority"),
                rows("promise", this::pledge).stream()
                        .filter(pledge -> !pledge.isBlank())
                        .toList(),
                moved());
    }

    private List<String> names(String field) {
        return rows(field, i -> field(field + "-" + i)).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Pledge pledge(int i) {
        return new Pledge(
                field("promise-" + i),
                field("measure-" + i),
                field("bound-" + i).equals("at-least"),
                field("threshold-" + i));
    }

    private <T> List<T> rows(String field, IntFunction<T> row) {
        return IntStream.range(0, MOST_ROWS)
                .takeWhile(i -> sent.containsKey(field + "-" + i))
                .mapToObj(row)
                .toList();
    }

    private List<Card> cards() {
        var keys = sent.getOrDefault(CARD, new String[0]);
        return List.of(keys).stream()
                .filter(key -> key.matches("c\\d{1,6}"))
                .distinct()
                .limit(MOST_ROWS)
                .map(this::card)
                .toList();
    }

    private Card card(String key) {
        return new Card(
                        key,
                        chosen(Kind.values(), field(key + "-kind"), Kind.GROSS),
                        field(key + "-party"),
                        field(key + "-figure"),
                        field(key + "-fund"),
                        field(key + "-until"),
                        field(key + "-when"),
                        rows(key + "-party", i -> new Part(field(key + "-party-" + i), field(key + "-weight-" + i)))
                                .stream()
                                .filter(part -> !part.isBlank())
                                .toList())
                .settled();
    }

    /** The cards as the pressed button leaves them. */
    private List<Card> moved() {
        var cards = new ArrayList<>(cards());
        var pressed = field("do");
        if (pressed.equals("add")) {
            int next = cards.stream()
                    .mapToInt(card -> Integer.parseInt(card.key().substring(1)))
                    .max()
                    .orElse(0);
            var added = Card.blank("c" + (next + 1), chosen(Kind.values(), field("adding"), Kind.GROSS));
            // All that is left is shared at the end.
            boolean beforeShare = !cards.isEmpty() && cards.getLast().kind() == Kind.SHARE;
            cards.add(beforeShare ? cards.size() - 1 : cards.size(), added);
        }
        for (int i = 0; i < cards.size(); i++) {
            var key = cards.get(i).key();
            if (pressed.equals("remove-" + key)) {
                cards.remove(i);
                return cards;
            }
            if (pressed.equals("up-" + key) && i > 0) return swapped(cards, i, i - 1);
            if (pressed.equals("down-" + key) && i + 1 < cards.size()) return swapped(cards, i, i + 1);
        }
        return cards;
    }

    private static List<Card> swapped(List<Card> cards, int one, int other) {
        var card = cards.get(one);
        cards.set(one, cards.get(other));
        cards.set(other, card);
        return cards;
    }

    /** The word by which a form names a choice. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E chosen(E[] choices, String word, E otherwise) {
        for (var choice : choices) if (word(choice).equals(word)) return choice;
        return otherwise;
    }
}
