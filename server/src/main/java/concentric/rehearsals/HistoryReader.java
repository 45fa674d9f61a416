package concentric.rehearsals;

import concentric.closes.Closes;
import concentric.contracts.CascadePlan;
import concentric.contracts.InHistory;
import concentric.contracts.Plans;
import concentric.engine.plan.Cascade;
import concentric.engine.plan.Root;
import concentric.engine.tally.Tallied;
import concentric.ledger.Ledger;
import concentric.platform.Fault;
import concentric.platform.Latest;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.rehearsals.History.Facts;
import concentric.rehearsals.History.Settled;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads history from the tally and puts it beside the contracts that it was, or would have been, settled by. The tally knows by
 * which contracts something was settled, not when in its month; so it is asked at which instants those contracts would have
 * settled it, and what drafts would have made of it then.
 */
@Component
class HistoryReader {

    private final Ledger ledger;
    private final Plans plans;
    private final Closes closes;
    private final Parties parties;
    private final Organisations organisations;
    private final Latest<Asked, NavigableMap<YearMonth, List<Settled>>> latest = new Latest<>();

    HistoryReader(Ledger ledger, Plans plans, Closes closes, Parties parties, Organisations organisations) {
        this.ledger = ledger;
        this.plans = plans;
        this.closes = closes;
        this.parties = parties;
        this.organisations = organisations;
    }

    /** What came of reading. */
    sealed interface Outcome {}

    /** Nothing happened. */
    record Nothing() implements Outcome {}

    /** What happened, and when. */
    record Told(History history) implements Outcome {}

    /** The tally can't tell which of several contracts a draft would have brought into play. */
    record Unclear(Fault fault) implements Outcome {}

    /** All that what was settled depends on. */
    private record Asked(List<concentric.ledger.Tallied> tally, UUID stamp, Currency currency, YearMonth last) {}

    /** Reads all months up to the last in which anything was posted, or an earlier one. */
    Outcome read(InHistory.Possible contracts, Currency currency, YearMonth last) {
        var asked = new Asked(ledger.tally(), contracts.before().stamp(), currency, last);
        var settled = latest.to(asked, () -> settled(asked));
        return settled.isEmpty() ? new Nothing() : read(contracts, currency, settled);
    }

    private Outcome read(
            InHistory.Possible contracts, Currency currency, NavigableMap<YearMonth, List<Settled>> settled) {
        var months = new ArrayList<History.Month>();
        var cuts = new TreeSet<>(contracts.before().beginnings());
        cuts.addAll(contracts.after().beginnings());
        var all = Stream.iterate(
                        settled.firstKey(), month -> !month.isAfter(settled.lastKey()), month -> month.plusMonths(1))
                .toList();
        var known = closes.known(all);
        var ways = new HashMap<Integer, List<Way>>();
        for (var month : all) {
            var at = new TreeMap<Instant, List<Tallied>>();
            for (var each : settled.getOrDefault(month, List.of())) {
                var ofCascade = ways.computeIfAbsent(each.plan().id(), none -> ways(each, contracts, cuts));
                var instant = instant(ofCascade, end(month));
                if (instant.isEmpty()) return new Unclear(Fault.in("text", "rehearsal-unclear", each.root(), month));
                at.computeIfAbsent(instant.get(), none -> new ArrayList<>()).add(each.tallied());
            }
            var then = Objects.requireNonNull(known.get(month));
            var costs = then.costs().getOrDefault(currency, Map.of());
            months.add(new History.Month(month, end(month).minusNanos(1), at, costs, then.measures()));
        }
        return new Told(new History(months, new Facts(contracts.before().stamp(), currency, settled, known)));
    }

    private NavigableMap<YearMonth, List<Settled>> settled(Asked asked) {
        var rows = asked.tally().stream()
                .filter(row -> !row.month().isAfter(asked.last()))
                .collect(Collectors.groupingBy(concentric.ledger.Tallied::cascade));
        var cascades = rows.keySet().stream()
                .map(plans::cascade)
                .filter(cascade -> cascade.currency().equals(asked.currency()))
                .toList();
        var consumers = parties.codes(cascades.stream()
                .flatMap(cascade -> Optional.ofNullable(cascade.consumerId()).stream())
                .distinct()
                .toList());
        var settled = new TreeMap<YearMonth, List<Settled>>();
        for (var cascade : cascades) {
            var consumer = cascade.consumerId() == null ? null : consumers.get(cascade.consumerId());
            byMonth(Objects.requireNonNull(rows.get(cascade.id())))
                    .forEach((month, counted) -> settled.computeIfAbsent(month, none -> new ArrayList<>())
                            .add(settled(cascade, consumer, counted)));
        }
        return settled;
    }

    private static Map<YearMonth, List<Tallied.Row>> byMonth(Collection<concentric.ledger.Tallied> rows) {
        var byMonth = new HashMap<YearMonth, List<Tallied.Row>>();
        for (var row : rows) {
            byMonth.computeIfAbsent(row.month(), none -> new ArrayList<>())
                    .add(new Tallied.Row(row.shared(), row.quantity(), row.count()));
        }
        return byMonth;
    }

    private static Settled settled(CascadePlan cascade, @Nullable String consumer, List<Tallied.Row> rows) {
        return switch (cascade.cascade().root()) {
            case Root.Offer(var name, var owner) -> new Settled(cascade, Tallied.payments(name, rows));
            case Root.Service(var name, var provider) ->
                new Settled(cascade, Tallied.usage(name, Objects.requireNonNull(consumer), rows));
        };
    }

    /** An instant at which the contracts as they were settled something as it was settled, and what the drafts make of it then. */
    private record Way(Instant at, Optional<Cascade> after) {}

    /** All of them, the latest first: the same for every month in which the cascade settled anything. */
    private static List<Way> ways(Settled settled, InHistory.Possible contracts, NavigableSet<Instant> cuts) {
        var ways = new ArrayList<Way>();
        for (var cut : cuts.descendingSet()) {
            var was = settled.under(contracts.before().at(cut).plan());
            if (was.isEmpty() || !was.get().equals(settled.plan().cascade())) continue;
            ways.add(new Way(cut, settled.under(contracts.after().at(cut).plan())));
        }
        return ways;
    }

    /**
     * An instant before the end of the month at which it was settled as it was, and the drafts all settle it in one way;
     * nothing if they would have settled it in several. What is posted in a month may have occurred before it.
     */
    private static Optional<Instant> instant(List<Way> ways, Instant end) {
        var before = ways.stream().filter(way -> way.at().isBefore(end)).toList();
        return before.stream().map(Way::after).distinct().count() == 1
                ? Optional.of(before.getFirst().at())
                : Optional.empty();
    }

    private Instant end(YearMonth month) {
        return month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(organisations.current().zone())
                .toInstant();
    }
}
