package concentric.closes;

import concentric.contracts.Offers;
import concentric.engine.close.Held;
import concentric.engine.close.Step;
import concentric.engine.plan.Version;
import concentric.engine.terms.Clause;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Party;
import concentric.ledger.Flow;
import concentric.ledger.Months;
import concentric.payments.CloseMovement;
import concentric.payments.CloseMovements;
import concentric.platform.Parties;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what is in hold at the end of a month and not decided yet. Deciding a clause decides all that it holds, so what it
 * holds is what was taken since it was decided last.
 */
@Component
class HeldReader {

    private final Months months;
    private final CloseMovements movements;
    private final Offers offers;
    private final Parties parties;

    HeldReader(Months months, CloseMovements movements, Offers offers, Parties parties) {
        this.months = months;
        this.movements = movements;
        this.offers = offers;
        this.parties = parties;
    }

    private record HoldClause(Version version, int clause) {}

    /** The clause of a version, by its id. */
    private record ClauseKey(long version, int clause) {}

    private record Pair(HoldClause hold, String to, String back) {}

    /** When a clause was decided last. */
    private record Decided(YearMonth month, long act) {}

    /**
     * What is held.
     *
     * @param contracts what is decided by; what is held for an offer's unit is for the one that owns it then
     * @param until the act that closes: what it and later ones moved is left out of account
     */
    List<Held> held(YearMonth month, ContractsAtEnd contracts, long until) {
        var decided = decided(until);
        var sums = new HashMap<Pair, Long>();
        live(month, contracts, decided, sums);
        closing(month, contracts.holding(), decided, until, sums);
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> held(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Held held(Pair pair, long amount) {
        return new Held(pair.hold().version(), pair.hold().clause(), pair.to(), pair.back(), amount);
    }

    private Map<ClauseKey, Decided> decided(long until) {
        var decided = new HashMap<ClauseKey, Decided>();
        for (var release : movements.of(Step.RELEASE)) {
            if (release.act().value() >= until) continue;
            var now = new Decided(release.month(), release.act().value());
            decided.merge(
                    new ClauseKey(release.versionId(), release.clause()),
                    now,
                    (one, other) -> one.act() > other.act() ? one : other);
        }
        return decided;
    }

    private void live(
            YearMonth month, ContractsAtEnd contracts, Map<ClauseKey, Decided> decided, Map<Pair, Long> sums) {
        var bySince = new HashMap<Optional<YearMonth>, Map<ClauseKey, Version>>();
        for (var version : contracts.holding()) {
            var clauses = version.contract().clauses();
            for (int i = 0; i < clauses.size(); i++) {
                if (!(clauses.get(i) instanceof Clause.Hold)) continue;
                var key = new ClauseKey(version.id(), i + 1);
                var since = Optional.ofNullable(decided.get(key)).map(Decided::month);
                bySince.computeIfAbsent(since, none -> new HashMap<>()).put(key, version);
            }
        }
        bySince.forEach((since, versions) -> live(since.orElse(null), month, versions, contracts.owners(), sums));
    }

    private void live(
            @Nullable YearMonth since,
            YearMonth month,
            Map<ClauseKey, Version> versions,
            Map<String, String> owners,
            Map<Pair, Long> sums) {
        var ids = versions.values().stream().map(Version::id).collect(Collectors.toSet());
        var flows = months.postedBy(ids, since, month).stream()
                .filter(flow -> key(flow).filter(versions::containsKey).isPresent())
                .toList();
        var codes = parties.codes(flows.stream()
                .flatMap(flow -> Stream.ofNullable(flow.reason().counter().party()))
                .distinct()
                .toList());
        var known = offers.byId();
        for (var flow : flows) {
            var version = Objects.requireNonNull(versions.get(key(flow).orElseThrow()));
            var clause = Objects.requireNonNull(flow.reason().clause());
            var hold = (Clause.Hold) version.contract().clauses().get(clause - 1);
            var owner =
                    Optional.ofNullable(flow.reason().offer()).map(known::get).map(offer -> owners.get(offer.code()));
            var to = switch (hold.to()) {
                case Party.Named(var name) -> name;
                case Party.Owner() -> owner.orElseThrow();
            };
            var payer = flow.reason().counter().party();
            var back = payer == null ? owner.orElseThrow() : Objects.requireNonNull(codes.get(payer));
            sums.merge(new Pair(new HoldClause(version, clause), to, back), flow.amount(), Math::addExact);
        }
    }

    private static Optional<ClauseKey> key(Flow flow) {
        var reason = flow.reason();
        return reason.version() == null || reason.clause() == null
                ? Optional.empty()
                : Optional.of(new ClauseKey(reason.version(), reason.clause()));
    }

    /** Taken at closes of earlier months; what the close took that decided the clause is still in hold after it. */
    private void closing(
            YearMonth month, List<Version> holding, Map<ClauseKey, Decided> decided, long until, Map<Pair, Long> sums) {
        var versions = new HashMap<Long, Version>();
        for (var version : holding) versions.put(version.id(), version);
        var taken = movements.by(versions.keySet()).stream()
                .filter(movement ->
                        movement.month().isBefore(month) && movement.act().value() < until)
                .filter(movement -> hold(movement, Objects.requireNonNull(versions.get(movement.versionId())))
                        .isPresent())
                .filter(movement -> {
                    var last = decided.get(new ClauseKey(movement.versionId(), movement.clause()));
                    return last == null || movement.act().value() >= last.act();
                })
                .toList();
        var codes = parties.codes(
                taken.stream().map(CloseMovement::fromId).distinct().toList());
        for (var movement : taken) {
            var version = Objects.requireNonNull(versions.get(movement.versionId()));
            var to = hold(movement, version).orElseThrow().to();
            var back = Objects.requireNonNull(codes.get(movement.fromId()));
            sums.merge(
                    new Pair(new HoldClause(version, movement.clause()), to, back), movement.amount(), Math::addExact);
        }
    }

    /** The closing clause that a movement put money in hold by; nothing if it did not. */
    private static Optional<CloseClause.Hold> hold(CloseMovement movement, Version version) {
        var contract = version.contract();
        int number = movement.clause() - contract.clauses().size();
        boolean takes = movement.step() == Step.TOTAL || movement.step() == Step.RESULT;
        return takes
                        && number > 0
                        && Objects.requireNonNull(contract.closing()).clauses().get(number - 1)
                                instanceof CloseClause.Hold hold
                ? Optional.of(hold)
                : Optional.empty();
    }
}
