package concentric.engine.text;

import concentric.engine.terms.Clause;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Closing;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Decimal;
import concentric.engine.terms.Fault;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Source;
import concentric.engine.terms.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reading of one contract: its lines, what they said so far, and the problems met. */
final class ContractReading {

    private static final int HIGHEST_PRIORITY = 1_000_000;
    private static final Phrase LINES = Phrase.oneOf(
            "from", "until", "priority", "promise", "pay", "hold", "share rest", "at close on", "ends when");
    private static final Phrase SOURCES =
            Phrase.oneOf("payments for", "receipts of", "usage of", "result of", "total of");
    private static final Phrase CLOSING_SOURCES = Phrase.oneOf("result of", "total of");

    private final List<TextLine> lines;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Promise> promises = new ArrayList<>();
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Place> clausePlaces = new ArrayList<>();
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;
    private final List<CloseClause> closeClauses = new ArrayList<>();
    private final List<Place> closeClausePlaces = new ArrayList<>();
    private Source.@Nullable Closing closingOn;
    private @Nullable Condition ends;
    private @Nullable Currency currency;
    private int priority = Contract.DEFAULT_PRIORITY;

    ContractReading(List<TextLine> lines) {
        this.lines = lines;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The contract, or null if there are problems. */
    @Nullable
    Placed read() {
        var headingPlace = Place.of(lines.getFirst());
        Heading heading = null;
        try {
            heading = heading(lines.getFirst());
            currency = heading.currency();
            closingOn = heading.source() instanceof Source.Closing closing ? closing : null;
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
                heading.name(),
                heading.currency(),
                heading.source(),
                from,
                until,
                priority,
                promises,
                clauses,
                closingOn == null ? null : new Closing(closingOn, closeClauses),
                ends);
        clausePlaces.addAll(closeClausePlaces);
        for (Fault fault : contract.faults()) {
            Place place = fault.clause() == 0 ? headingPlace : clausePlaces.get(fault.clause() - 1);
            problems.add(new Problem(place.line(), place.column(), fault.found(), fault.expected()));
        }
        return problems.isEmpty() ? new Placed(contract, headingPlace, clausePlaces) : null;
    }

    private record Heading(String name, Currency currency, Source source) {}

    private static Heading heading(TextLine line) throws Unexpected {
        line.expect("contract");
        String name = line.name(Wording.CONTRACT_NAME.phrase());
        line.expect("in");
        Currency currency = line.word(Wording.A_CURRENCY.phrase(), Money::currency);
        line.expect("on");
        Source source = source(line);
        line.expectEnd();
        return new Heading(name, currency, source);
    }

    private static Source source(TextLine line) throws Unexpected {
        if (line.skip("payments")) {
            line.expect("for");
            if (line.skip("all offers")) {
                return new Source.AllPayments();
            }
            return new Source.Payments(line.names(Wording.AN_OFFER.phrase()));
        }
        if (line.skip("receipts")) {
            line.expect("of");
            String unit = line.name(Wording.A_UNIT.phrase());
            return new Source.Receipts(unit, line.skip("from") ? line.names(Wording.A_CONTRACT.phrase()) : List.of());
        }
        if (line.skip("usage")) {
            line.expect("of");
            String service = line.name(Wording.A_SERVICE.phrase());
            line.expect("by");
            String provider = line.name(Wording.A_UNIT.phrase());
            line.expect("at");
            long micros = line.figure(Wording.AMOUNT_PER_UNIT.phrase(), text -> Decimal.parse(text, Rate.PLACES));
            return new Source.Usage(service, provider, new Rate(micros, Rate.Per.UNIT));
        }
        if (line.at("result") || line.at("total")) {
            return closing(line);
        }
        throw line.unexpected(SOURCES);
    }

    private static Source.Closing closing(TextLine line) throws Unexpected {
        if (line.skip("result")) {
            line.expect("of");
            return new Source.Result(line.name(Wording.A_UNIT.phrase()));
        }
        if (!line.skip("total")) {
            throw line.unexpected(CLOSING_SOURCES);
        }
        line.expect("of");
        for (Source.Of kind : Source.Of.values()) {
            if (line.skip(kind.word())) {
                String of = line.name(what(kind));
                return new Source.Total(kind, of, line.skip("paid by") ? line.name(Wording.A_UNIT.phrase()) : null);
            }
        }
        throw line.unexpected(Phrase.oneOf("unit", "offer", "contract"));
    }

    private static Phrase what(Source.Of kind) {
        return switch (kind) {
            case UNIT -> Wording.A_UNIT.phrase();
            case OFFER -> Wording.OFFER_NAME.phrase();
            case CONTRACT -> Wording.A_CONTRACT.phrase();
        };
    }

    private void line(TextLine line) throws Unexpected {
        if (ClauseText.begins(line) || CloseClauseText.begins(line)) {
            clause(line);
            return;
        }
        if (line.at("at")) {
            section(line);
        } else if (once("ends", line)) {
            line.expect("when");
            ends = ConditionText.parse(line);
        } else if (once("from", line)) {
            from = line.date();
        } else if (once("until", line)) {
            until = line.date();
        } else if (once("priority", line)) {
            priority = line.integer(Wording.A_PRIORITY, 0, HIGHEST_PRIORITY);
        } else if (line.skip("promise")) {
            promises.add(promise(line));
        } else {
            throw line.unexpected(LINES);
        }
        line.expectEnd();
    }

    private void clause(TextLine line) throws Unexpected {
        var place = Place.of(line);
        if (closingOn == null && CloseClauseText.begins(line)) {
            throw line.unexpected(Wording.ONLY_AT_CLOSE.phrase(line.shown()));
        }
        if (closingOn == null) {
            clauses.add(ClauseText.parse(line));
            clausePlaces.add(place);
        } else if (currency != null) {
            // Under a heading that could not be read nobody knows what an amount is.
            closeClauses.add(CloseClauseText.parse(line, currency));
            closeClausePlaces.add(place);
        }
    }

    private void section(TextLine line) throws Unexpected {
        if (closingOn != null) {
            throw line.unexpected(Wording.ONE_CLOSING.phrase());
        }
        line.expect("at close on");
        closingOn = closing(line);
    }

    private boolean once(String word, TextLine line) throws Unexpected {
        if (line.at(word) && !seen.add(word)) {
            throw line.unexpected(Wording.ONCE.phrase(word));
        }
        return line.skip(word);
    }

    private static Promise promise(TextLine line) throws Unexpected {
        String sentence = line.sentence(Wording.A_PROMISE.phrase());
        if (!line.skip("measured by")) {
            return new Promise(sentence, null);
        }
        Measure measure = ConditionText.measure(line);
        for (Promise.Bound bound : Promise.Bound.values()) {
            if (line.skip(bound.words())) {
                Quantity threshold = line.figure(Wording.A_THRESHOLD.phrase(), Quantity::parse);
                return new Promise(sentence, new Promise.Target(measure, bound, threshold));
            }
        }
        throw line.unexpected(Phrase.oneOf("at most", "at least"));
    }
}
