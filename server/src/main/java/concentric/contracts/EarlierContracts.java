package concentric.contracts;

import concentric.contracts.ContractChange.Kind;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Timeline.Dated;
import concentric.platform.Moment;
import concentric.platform.Organisations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of signed contracts as they stood at another moment, and of what changed between two. */
@Service
public class EarlierContracts {

    private final ContractStore store;
    private final Plans plans;
    private final Organisations organisations;
    private final InstantSource clock;

    EarlierContracts(ContractStore store, Plans plans, Organisations organisations, InstantSource clock) {
        this.store = store;
        this.plans = plans;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** A signed version, and when it was in force as far as was known. */
    public record Held(ContractVersion version, Interval interval) {}

    /**
     * Every signed version with the interval in which it really is in force, by what was known: of a batch when it was posted, else
     * by all that is known now.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Dated> known(Moment asOf) {
        return asOf instanceof Moment.Batch
                ? ContractsInForce.dated(store.signedBefore(end(asOf)))
                : plans.inForce().versions();
    }

    /**
     * The versions of a moment, by name: of a day those in force on it, by all that is known now; of a batch those that were
     * signed and not over when it was posted, with the endings that were known then.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Held> list(ContractFilter filter, Moment asOf) {
        return switch (asOf) {
            case Moment.Day(var day) -> {
                var zone = organisations.current().zone();
                var on = new Interval(day.atStartOfDay(zone).toInstant(), asOf.end(zone, clock));
                yield held(plans.inForce().versions(), on::intersects, filter);
            }
            case Moment.Batch batch ->
                held(known(batch), interval -> batch.postedAt().isBefore(interval.until()), filter);
            case Moment.Now() -> {
                var now = clock.instant();
                yield held(plans.inForce().versions(), interval -> interval.contains(now), filter);
            }
        };
    }

    private List<Held> held(Collection<Dated> versions, Predicate<Interval> when, ContractFilter filter) {
        var wanted = filter.search().toLowerCase(Locale.ROOT);
        var intervals = new HashMap<Long, Interval>();
        versions.stream()
                .filter(dated -> when.test(dated.interval()))
                .filter(dated -> dated.version()
                        .contract()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .forEach(dated -> intervals.put(dated.version().id(), dated.interval()));
        filter.side().ifPresent(side -> intervals.keySet().retainAll(store.ofSide(intervals.keySet(), side)));
        return store.versions(intervals.keySet()).stream()
                .map(version -> new Held(version, intervals.getOrDefault(version.id(), version.stated())))
                .sorted(Comparator.comparing((Held held) -> held.version().name())
                        .thenComparingInt(held -> held.version().number()))
                .toList();
    }

    /**
     * What changed behind one moment and up to another, in the order in which it takes effect: between days what came into force
     * or ended then, between batches what was signed or given an end meanwhile.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<ContractChange> changes(Moment from, Moment until) {
        var end = end(until);
        var begin = end(from).isBefore(end) ? end(from) : end;
        var meanwhile = new Interval(begin, end);
        var changes = from instanceof Moment.Batch ? recorded(meanwhile) : tookEffect(meanwhile);
        return changes.stream()
                .sorted(Comparator.comparing(ContractChange::at)
                        .thenComparing(change -> change.version().name())
                        .thenComparing(ContractChange::kind))
                .toList();
    }

    private List<ContractChange> tookEffect(Interval meanwhile) {
        var dated = plans.inForce().versions();
        var ends = ofContract(dated, Interval::until);
        var begins = ofContract(dated, Interval::from);
        var kinds = new HashMap<Long, List<Found>>();
        for (var each : dated) {
            var contract = each.version().number();
            var from = each.interval().from();
            var until = each.interval().until();
            if (meanwhile.contains(from)) {
                var follows = ends.getOrDefault(contract, List.of()).contains(from);
                add(kinds, each.version().id(), new Found(follows ? Kind.FOLLOWED : Kind.BEGAN, from));
            }
            if (meanwhile.contains(until)
                    && !begins.getOrDefault(contract, List.of()).contains(until)) {
                add(kinds, each.version().id(), new Found(Kind.ENDED, until));
            }
        }
        return store.versions(kinds.keySet()).stream()
                .flatMap(version -> kinds.getOrDefault(version.id(), List.of()).stream()
                        .map(found -> new ContractChange(found.kind(), version, found.at())))
                .toList();
    }

    private record Found(Kind kind, Instant at) {}

    private static void add(Map<Long, List<Found>> all, long version, Found found) {
        all.computeIfAbsent(version, any -> new ArrayList<>()).add(found);
    }

    private static Map<Long, List<Instant>> ofContract(Collection<Dated> versions, Function<Interval, Instant> which) {
        return versions.stream()
                .collect(Collectors.groupingBy(
                        dated -> dated.version().number(),
                        Collectors.mapping(dated -> which.apply(dated.interval()), Collectors.toList())));
    }

    private List<ContractChange> recorded(Interval meanwhile) {
        var changes = new ArrayList<ContractChange>();
        var earlier = store.signedBefore(meanwhile.until());
        for (var version : store.signedIn(meanwhile)) {
            var follows = earlier.stream()
                    .anyMatch(other -> other.contract() == version.contract() && other.number() < version.number());
            changes.add(new ContractChange(
                    follows ? Kind.FOLLOWED : Kind.BEGAN,
                    version,
                    version.stated().from()));
        }
        for (var version : store.endedIn(meanwhile)) {
            changes.add(new ContractChange(Kind.ENDED, version, version.stated().until()));
        }
        return changes;
    }

    private Instant end(Moment moment) {
        return moment.end(organisations.current().zone(), clock);
    }
}
