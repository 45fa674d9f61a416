package concentric.closes.web;

import concentric.closes.Closes;
import concentric.closes.Result;
import concentric.closes.Results;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.costs.Costs;
import concentric.costs.MonthCosts;
import concentric.engine.close.Open;
import concentric.ledger.Part;
import concentric.ledger.web.PartStatement;
import concentric.ledger.web.Statements;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws up what units had of months and years. */
@Component
class UnitStatements {

    /** Months of a chart: enough for firm limits, few enough to be seen one by one. */
    private static final int HISTORY = 24;

    /** Months to choose from; earlier ones are reached by their year. */
    private static final int CHOICES = 36;

    private final Units units;
    private final Sides sides;
    private final Results results;
    private final Statements statements;
    private final Costs costs;
    private final Closes closes;
    private final Posted posted;
    private final Contracts contracts;
    private final Organisations organisations;
    private final InstantSource clock;

    UnitStatements(
            Units units,
            Sides sides,
            Results results,
            Statements statements,
            Costs costs,
            Closes closes,
            Posted posted,
            Contracts contracts,
            Organisations organisations,
            InstantSource clock) {
        this.units = units;
        this.sides = sides;
        this.results = results;
        this.statements = statements;
        this.costs = costs;
        this.closes = closes;
        this.posted = posted;
        this.contracts = contracts;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The statement that an address asks for.
     *
     * @param currency as asked; empty: the organisation's
     * @throws Problem if there is no such unit, month or year, or it has not begun, or the reader may not see it
     */
    UnitStatement of(String period, String code, String currency, Visit visit, Actor reader) {
        var unit = units.find(code)
                .filter(found -> sides.sees(reader, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        var span = Span.of(period).filter(asked -> !asked.from().isAfter(now())).orElseThrow(Problem::notFound);
        return of(unit, span, statements.currency(currency), visit, reader);
    }

    private UnitStatement of(Unit unit, Span span, Currency currency, Visit visit, Actor reader) {
        var over = now().minusMonths(1);
        var last = span.to().isBefore(over) ? span.to() : over;
        var history = sinceFirst(results.of(unit, currency, earliest(span, last), last));
        // Of a month there is its statement while it runs; of a year, whole months.
        var whole = span.isYear() && last.isBefore(span.to()) ? new Span(span.from(), last) : span;
        var months = span.isYear()
                ? history.stream()
                        .filter(result -> !result.month().isBefore(span.from()))
                        .toList()
                : results.of(unit, currency, span.from(), span.to());
        var days = whole.days();
        boolean isNone = months.isEmpty();
        var none = new PartStatement(List.of(), List.of(), List.of(), 0, 0);
        var sum =
                isNone ? new Result(span.from(), 0, 0, 0, 0, 0, Result.Standing.OPEN) : Result.sum(span.from(), months);
        return new UnitStatement(
                unit,
                currency,
                span,
                whole,
                history.subList(Math.max(0, history.size() - HISTORY), history.size()),
                months,
                sum,
                isNone ? none : statements.of(unit, currency, days, Part.LIVE, visit, reader),
                span.isYear() ? null : costs(unit, currency, sum, reader),
                span.isYear() ? Posted.Lines.NONE : posted(unit, currency, span.from(), visit, reader),
                isNone ? none : statements.of(unit, currency, days, Part.CLOSE, visit, reader),
                span.isYear() ? List.of() : open(unit, currency, span.from()),
                !span.isYear() && isClosable(span.from()),
                span.isYear() ? null : counted(unit, currency, sum));
    }

    private static YearMonth earliest(Span span, YearMonth last) {
        var earliest = last.minusMonths(HISTORY - 1);
        return span.from().isBefore(earliest) ? span.from() : earliest;
    }

    /** Before the first month in which anything moved or was spent there is nothing to tell. */
    private static List<Result> sinceFirst(List<Result> months) {
        return months.stream().dropWhile(Result::isNothing).toList();
    }

    /** What was spent by kind, if the reader sees that, and it is what the close knew. */
    private @Nullable MonthCosts costs(Unit unit, Currency currency, Result month, Actor reader) {
        if (!costs.sees(unit.id(), month.month(), currency, reader)) return null;
        var spent = costs.of(unit.id(), month.month(), currency);
        return spent.total() == month.costs() ? spent : null;
    }

    private Posted.Lines posted(Unit unit, Currency currency, YearMonth month, Visit visit, Actor reader) {
        var runs = closes.of(month);
        if (runs.isEmpty()) return Posted.Lines.NONE;
        var lines = posted.of(runs.stream().map(closes::again).toList(), visit, reader);
        return lines.of(unit.code(), currency);
    }

    /** Of a month that is closed, and of the one that is closed next: of others nobody knows yet. */
    private List<Open> open(Unit unit, Currency currency, YearMonth month) {
        var runs = closes.of(month);
        boolean isNext = runs.isEmpty() && closes.next().filter(month::equals).isPresent();
        boolean isPartly = !runs.isEmpty() && !runs.getLast().complete();
        if (!isNext && !isPartly) return List.of();
        var open = closes.preview(month).closes().stream()
                .filter(in -> in.currency().equals(currency))
                .flatMap(in -> in.close().open().stream())
                .toList();
        var concerned = versions(open).values().stream()
                .filter(version -> version.terms().names().contains(unit.code()))
                .map(ContractVersion::id)
                .collect(Collectors.toSet());
        return open.stream().filter(each -> concerned.contains(each.version())).toList();
    }

    private boolean isClosable(YearMonth month) {
        return !closes.of(month).isEmpty()
                || closes.next().filter(month::equals).isPresent();
    }

    /** The versions that are open, by id. */
    Map<Long, ContractVersion> versions(List<Open> open) {
        return contracts.versions(open.stream().map(Open::version).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(ContractVersion::id, version -> version));
    }

    private @Nullable Long counted(Unit unit, Currency currency, Result month) {
        long now = Math.subtractExact(month.received(), month.paid());
        return results.counted(unit, currency, month.month())
                .filter(counted -> counted != now)
                .orElse(null);
    }

    /** The years and months that there are statements of, the latest first; and the one that is looked at. */
    List<Span> spans(UnitStatement statement) {
        var moved = results.moved(statement.unit(), statement.currency());
        var first = moved.isEmpty() ? now() : moved.getFirst();
        var last = moved.isEmpty() ? now() : moved.getLast();
        var next = closes.next().filter(month -> month.isBefore(now())).orElse(last);
        var spans = new TreeSet<>(Comparator.comparing(Span::to).thenComparing(Span::from, Comparator.reverseOrder()));
        spans.add(statement.span());
        var month = next.isAfter(last) ? next : last;
        for (int shown = 0; !month.isBefore(first); shown++, month = month.minusMonths(1)) {
            if (shown < CHOICES) spans.add(Span.of(month));
            spans.add(Span.of(Year.from(month)));
        }
        return List.copyOf(spans.descendingSet());
    }

    /** Whether the reader sees the pages of closes themselves. */
    boolean isInside(Actor reader) {
        return sides.of(reader).isEmpty();
    }

    /** The month that is running, in the organisation's zone. */
    private YearMonth now() {
        return YearMonth.from(
                LocalDate.ofInstant(clock.instant(), organisations.current().zone()));
    }
}
