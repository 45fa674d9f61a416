package concentric.engine.text;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Fault;
import concentric.engine.terms.Money;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reading of one contract: its lines, what they said so far, and the problems met. */
final class ContractReading {

    private static final int HIGHEST_PRIORITY = 1_000_000;
    private static final String LINES = "from, until, priority, promise, pay or share rest";

    /** Lines of the grammar that the engine refuses by name. */
    private static final Map<String, String> NOT_YET = Map.of(
            "hold", "hold",
            "at", "at close on",
            "ends", "ends when",
            "bands", "bands of",
            "bonus", "bonus",
            "stake", "stake of",
            "loss", "loss:");

    private record Place(int line, int column) {
        private Place(TextLine line) {
            this(line.number(), line.column());
        }
    }

    private final List<TextLine> lines;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Promise> promises = new ArrayList<>();
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Place> clausePlaces = new ArrayList<>();
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;
    private int priority = Contract.DEFAULT_PRIORITY;

    ContractReading(List<TextLine> lines) {
        this.lines = lines;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The contract, or null if there are problems. */
    @Nullable
    Contract read() {
        var headingPlace = new Place(lines.getFirst());
        Contract heading = null;
        try {
            heading = heading(lines.getFirst());
        } catch (Unexpected unexpected) {
            problems.add(unexpected.problem());
        }
        for (TextLine line : lines.subList(1, lines.size())) {
            try {
                line(line);
            } catch (Unexpected unexpected) {
                problems.add(unexpected.problem());
            }
        }
        if (heading == null || !problems.isEmpty()) {
            return null;
        }
        var contract = new Contract(
                heading.name(), heading.currency(), heading.source(), from, until, priority, promises, clauses);
        for (Fault fault : contract.faults()) {
            Place place = fault.clause() == 0 ? headingPlace : clausePlaces.get(fault.clause() - 1);
            problems.add(new Problem(place.line, place.column, fault.found(), fault.expected()));
        }
        return problems.isEmpty() ? contract : null;
    }

    private static Contract heading(TextLine line) throws Unexpected {
        line.expect("contract");
        String name = line.name("the contract's name");
        line.expect("in");
        Currency currency = line.word("a currency such as EUR", Money::currency);
        line.expect("on");
        Source source = source(line);
        line.expectEnd();
        return new Contract(name, currency, source, null, null, 0, List.of(), List.of());
    }

    private static Source source(TextLine line) throws Unexpected {
        for (String later : List.of("usage of", "result of", "total of")) {
            if (line.at(later.substring(0, later.indexOf(' ')))) {
                throw line.notYet(later, "“payments for” or “receipts of”");
            }
        }
        if (line.skip("payments")) {
            line.expect("for");
            if (line.skip("all offers")) {
                return new Source.AllPayments();
            }
            return new Source.Payments(line.names("“all offers” or an offer's name"));
        }
        if (line.skip("receipts")) {
            line.expect("of");
            String unit = line.name("a unit");
            return new Source.Receipts(unit, line.skip("from") ? line.names("a contract's name") : List.of());
        }
        throw line.unexpected("“payments for” or “receipts of”");
    }

    private void line(TextLine line) throws Unexpected {
        if (ClauseText.begins(line)) {
            var place = new Place(line);
            clauses.add(ClauseText.parse(line));
            clausePlaces.add(place);
            return;
        }
        for (Map.Entry<String, String> later : NOT_YET.entrySet()) {
            if (line.at(later.getKey())) {
                throw line.notYet(later.getValue(), LINES);
            }
        }
        if (once("from", line)) {
            from = line.date();
        } else if (once("until", line)) {
            until = line.date();
        } else if (once("priority", line)) {
            priority = line.integer("a priority", 0, HIGHEST_PRIORITY);
        } else if (line.skip("promise")) {
            promises.add(promise(line));
        } else {
            throw line.unexpected(LINES);
        }
        line.expectEnd();
    }

    private boolean once(String word, TextLine line) throws Unexpected {
        if (line.at(word) && !seen.add(word)) {
            throw line.unexpected(word + " only once in a contract");
        }
        return line.skip(word);
    }

    private static Promise promise(TextLine line) throws Unexpected {
        String sentence = line.sentence("a promise");
        if (!line.skip("measured by")) {
            return new Promise(sentence, null);
        }
        String name = line.name("a measure");
        String subject = null;
        if (line.skip(".")) {
            subject = name;
            name = line.name("a measure");
        }
        for (Promise.Bound bound : Promise.Bound.values()) {
            if (line.skip(bound.words())) {
                Quantity threshold = line.figure("a threshold", Quantity::parse);
                return new Promise(sentence, new Promise.Target(new Promise.Measure(subject, name), bound, threshold));
            }
        }
        throw line.unexpected("“at most” or “at least”");
    }
}
