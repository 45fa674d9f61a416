package concentric.contracts.web;

import concentric.contracts.web.Sheet.Card;
import concentric.contracts.web.Sheet.Pledge;
import concentric.engine.text.ContractText;
import concentric.platform.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sheet written as text, and where each of its fields stands in it: what is wrong at a place of the text is wrong with a
 * field of the form. What is missing is written as an ellipsis, which can't be read and so is asked for.
 */
final class SheetText {

    /** The unit whose offer it is, in place of a name. */
    static final String OWNER = "@unit";

    private static final String MISSING = "…";

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    /** A field, from its first character to the last, both counted from 1. */
    private record Span(String field, String value, int from, int to) {}

    private final List<String> lines = new ArrayList<>();
    private final List<List<Span>> spans = new ArrayList<>();
    private final Map<String, Integer> lineOfCard = new HashMap<>();
    private final List<String> cards = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private List<Span> fields = new ArrayList<>();

    private SheetText(Sheet sheet) {
        heading(sheet);
        optional("  from ", "from", sheet.from());
        optional("  until ", "until", sheet.until());
        optional("  priority ", "priority", sheet.priority());
        for (int i = 0; i < sheet.promises().size(); i++)
            promise(i, sheet.promises().get(i));
        for (var card : sheet.clauses()) clause(card);
    }

    static SheetText of(Sheet sheet) {
        return new SheetText(sheet);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The line of a card, as the clause stands in the text. */
    String line(Card card) {
        return lines.get(lineOfCard.getOrDefault(card.key(), 0));
    }

    /** Line and column that a fault names; nothing if it names none. */
    static Optional<int[]> place(Fault fault) {
        var place = PLACE.matcher(fault.field());
        return place.matches()
                ? Optional.of(new int[] {Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))})
                : Optional.empty();
    }

    /** The field that a fault of this text concerns: the one that it names, else the one at its place, else the card. */
    String field(Fault fault) {
        var place = place(fault);
        if (place.isEmpty() || place.get()[0] > lines.size()) return "";
        int number = place.get()[0] - 1;
        int column = place.get()[1];
        var named = fault.args().isEmpty() ? "" : fault.args().getFirst();
        var here = spans.get(number);
        for (var span : here) if (span.value().equals(named) && !named.isEmpty()) return span.field();
        var last = cards.get(number);
        for (var span : here) if (span.from() <= column) last = span.field();
        // A fault of the clause as a whole stands at its beginning, before any field.
        return last;
    }

    private void heading(Sheet sheet) {
        say("contract ").name("name", sheet.name()).say(" in ").raw("currency", sheet.currency());
        switch (sheet.source()) {
            case PAYMENTS -> say(" on payments for ").names("offer", sheet.offers());
            case ALL -> say(" on payments for all offers");
            case RECEIPTS -> {
                say(" on receipts of ").name("unit", sheet.unit());
                if (sheet.contracts().stream().anyMatch(name -> !name.isBlank())) {
                    say(" from ").names("of", sheet.contracts());
                }
            }
            case USAGE ->
                say(" on usage of ")
                        .name("service", sheet.service())
                        .say(" by ")
                        .name("provider", sheet.provider())
                        .say(" at ")
                        .raw("rate", sheet.rate());
        }
        end("");
    }

    private void optional(String words, String field, String value) {
        if (!value.isBlank()) say(words).raw(field, value).end("");
    }

    private void promise(int number, Pledge promise) {
        if (promise.isBlank()) return;
        say("  promise ").quoted("promise-" + number, promise.sentence());
        if (!promise.measure().isBlank() || !promise.threshold().isBlank()) {
            say(" measured by ").raw("measure-" + number, promise.measure());
            say(promise.atLeast() ? " at least " : " at most ").raw("threshold-" + number, promise.threshold());
        }
        end("");
    }

    private void clause(Card card) {
        lineOfCard.put(card.key(), lines.size());
        var key = card.key();
        switch (card.kind()) {
            case UNIT -> pay(card).say(" per unit");
            case PAYMENT -> pay(card).say(" per payment");
            case GROSS -> pay(card).say(" % of gross");
            case REST -> pay(card).say(" % of rest");
            case HOLD_GROSS -> hold(card, " % of gross in ");
            case HOLD_REST -> hold(card, " % of rest in ");
            case SHARE -> {
                say("  share rest: ");
                boolean first = true;
                for (int i = 0; i < card.parts().size(); i++) {
                    var part = card.parts().get(i);
                    if (part.isBlank()) continue;
                    if (!first) say(", ");
                    first = false;
                    name(key + "-party-" + i, part.party());
                    if (!part.weight().isBlank()) say(" ").raw(key + "-weight-" + i, part.weight());
                }
                if (first) name(key + "-party-0", "");
            }
        }
        end(key);
    }

    private SheetText pay(Card card) {
        return say("  pay ")
                .name(card.key() + "-party", card.party())
                .say(" ")
                .raw(card.key() + "-figure", figure(card));
    }

    private void hold(Card card, String basis) {
        var key = card.key();
        say("  hold ").raw(key + "-figure", figure(card)).say(basis).name(key + "-fund", card.fund());
        say(" for ").name(key + "-party", card.party()).say(" until ").raw(key + "-until", card.until());
        if (!card.when().isBlank()) say(" when ").raw(key + "-when", card.when());
    }

    /** People write the sign although it stands beside the field. */
    private static String figure(Card card) {
        var figure = card.figure().strip();
        return card.kind().isPercent() && figure.endsWith("%") ? figure.substring(0, figure.length() - 1) : figure;
    }

    private SheetText say(String words) {
        line.append(words);
        return this;
    }

    private SheetText names(String field, List<String> names) {
        boolean first = true;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank()) continue;
            if (!first) say(", ");
            first = false;
            name(field + "-" + i, names.get(i));
        }
        return first ? name(field + "-0", "") : this;
    }

    private SheetText name(String field, String name) {
        var stripped = oneLine(name);
        if (stripped.isEmpty()) return span(field, "", MISSING);
        return span(field, stripped, stripped.equals(OWNER) ? OWNER : ContractText.name(stripped));
    }

    private SheetText quoted(String field, String sentence) {
        var stripped = oneLine(sentence);
        return span(field, stripped, '"' + stripped.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    /** What is written as it was typed: figures, days, measures and conditions. */
    private SheetText raw(String field, String typed) {
        var stripped = oneLine(typed);
        return span(field, stripped, stripped.isEmpty() ? MISSING : stripped);
    }

    private SheetText span(String field, String value, String written) {
        int from = line.codePointCount(0, line.length()) + 1;
        line.append(written);
        fields.add(new Span(field, value, from, line.codePointCount(0, line.length())));
        return this;
    }

    private void end(String card) {
        lines.add(line.toString());
        spans.add(fields);
        cards.add(card);
        line = new StringBuilder();
        fields = new ArrayList<>();
    }

    private static String oneLine(String typed) {
        return typed.replaceAll("[\\r\\n\\t]+", " ").strip();
    }
}
