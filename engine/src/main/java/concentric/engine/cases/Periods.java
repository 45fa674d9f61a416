package concentric.engine.cases;

import concentric.engine.close.Books;
import concentric.engine.close.Close;
import concentric.engine.close.CloseFact;
import concentric.engine.close.ClosePosting;
import concentric.engine.close.Held;
import concentric.engine.close.Live;
import concentric.engine.close.LossKey;
import concentric.engine.close.Movement;
import concentric.engine.close.StakeKey;
import concentric.engine.close.Step;
import concentric.engine.plan.Version;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Closing;
import concentric.engine.terms.Measure;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the months of a case hold: what moved live, costs, measures, what is in hold, and what was closed. */
final class Periods {

    private record Moved(YearMonth month, Currency currency, Live live) {}

    private record Cost(YearMonth month, Currency currency, String unit, long amount) {}

    /**
     * What one hold took.
     *
     * @param month from whose close on it can be decided
     */
    private record Piece(YearMonth month, Version version, int clause, String to, String back) {}

    /** What was decided of a month, in one currency. */
    private static final class Decided {
        private final Map<StakeKey, Long> carriedIn;
        private Map<StakeKey, Long> carriedOut = Map.of();
        private Set<Long> closed = Set.of();
        private boolean complete;
        private final List<Movement> posted = new ArrayList<>();

        private Decided(Map<StakeKey, Long> carriedIn) {
            this.carriedIn = carriedIn;
        }
    }

    private final List<Moved> moved = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private final Map<YearMonth, Map<Measure, BigDecimal>> measures = new HashMap<>();
    private final Map<Piece, Long> held = new LinkedHashMap<>();

    /** Who got a hold, once it is decided: whoever gives back a refund's part. */
    private final Map<Piece, String> received = new HashMap<>();

    private final TreeMap<YearMonth, Map<Currency, Decided>> closings = new TreeMap<>();

    /** The month in which something that occurs in this one is posted: the first that is not locked by a close. */
    YearMonth posting(YearMonth occurred) {
        YearMonth month = occurred;
        while (closings.containsKey(month)) {
            month = month.plusMonths(1);
        }
        return month;
    }

    boolean isClosed(YearMonth month) {
        return closings.containsKey(month);
    }

    /** The last month that was closed, if that is later than this one. */
    Optional<YearMonth> closedAfter(YearMonth month) {
        return Optional.ofNullable(closings.higherKey(month)).map(later -> closings.lastKey());
    }

    /** Whether nothing of the month is open. */
    boolean isComplete(YearMonth month) {
        Map<Currency, Decided> closing = closings.get(month);
        return closing != null && closing.values().stream().allMatch(each -> each.complete);
    }

    void move(YearMonth month, Currency currency, Live live) {
        moved.add(new Moved(month, currency, live));
    }

    void cost(YearMonth month, Currency currency, String unit, long amount) {
        costs.add(new Cost(month, currency, unit, amount));
    }

    /** Takes a reading; a later one of the same month corrects it. */
    void measure(YearMonth month, Measure measure, BigDecimal value) {
        measures.computeIfAbsent(month, of -> new HashMap<>()).put(measure, value);
    }

    /**
     * Puts money in hold, or takes a refund's part out of it.
     *
     * @param month of the payment's posting, also for its refunds
     */
    void hold(YearMonth month, Held taken) {
        held.merge(piece(month, taken), taken.amount(), Math::addExact);
    }

    /** Who has what was put in hold then, if that is decided already: whoever received it gives a refund's part back. */
    Optional<String> receiver(YearMonth month, Held taken) {
        return Optional.ofNullable(received.get(piece(month, taken)));
    }

    private static Piece piece(YearMonth month, Held taken) {
        return new Piece(month, taken.version(), taken.clause(), taken.to(), taken.back());
    }

    /**
     * Closes a month in one currency, or what is open of it; nothing is kept of it until {@link #closed} is called.
     *
     * @param versions those in force at its last instant
     */
    Close close(YearMonth month, Currency currency, List<Version> versions, Map<String, String> owners) {
        Decided closing = decided(month, currency);
        var costsOfUnits = new HashMap<String, Long>();
        costs.stream()
                .filter(cost -> cost.month.equals(month) && cost.currency.equals(currency))
                .forEach(cost -> costsOfUnits.merge(cost.unit, cost.amount, Math::addExact));
        return Close.of(new Books(
                month.atEndOfMonth(),
                currency,
                versions,
                owners,
                moved.stream()
                        .filter(each -> each.month.equals(month) && each.currency.equals(currency))
                        .map(Moved::live)
                        .toList(),
                costsOfUnits,
                held(month),
                measures.getOrDefault(month, Map.of()),
                closing.carriedIn,
                borne(month, currency),
                closing.closed,
                closing.posted));
    }

    /** Keeps what a close has decided. */
    void closed(YearMonth month, Currency currency, Close close, List<Version> all) {
        Decided closing = decided(month, currency);
        closings.computeIfAbsent(month, each -> new HashMap<>()).put(currency, closing);
        closing.closed = close.closed();
        closing.carriedOut = close.carried();
        closing.complete = close.isComplete();
        for (ClosePosting posting : close.postings()) {
            Movement movement = posting.movement();
            closing.posted.add(movement);
            Version version = all.stream()
                    .filter(each -> each.id() == movement.version())
                    .findAny()
                    .orElseThrow();
            if (posting.fact() instanceof CloseFact.OfRelease release) {
                release(month, version, movement.clause(), release.kept());
            } else if (closing(version).clauses().get(index(version, movement)) instanceof CloseClause.Hold hold) {
                held.merge(
                        new Piece(month.plusMonths(1), version, movement.clause(), hold.to(), movement.from()),
                        movement.amount(),
                        Math::addExact);
            }
        }
    }

    private static Closing closing(Version version) {
        return Objects.requireNonNull(version.contract().closing());
    }

    private static int index(Version version, Movement movement) {
        return movement.clause() - version.contract().clauses().size() - 1;
    }

    private Decided decided(YearMonth month, Currency currency) {
        Map<Currency, Decided> closing = closings.getOrDefault(month, Map.of());
        if (closing.containsKey(currency)) {
            return closing.get(currency);
        }
        Map<StakeKey, Long> carriedIn = closings.headMap(month).values().stream()
                .filter(earlier -> earlier.containsKey(currency))
                .map(earlier -> earlier.get(currency).carriedOut)
                .reduce(Map.of(), (earlier, later) -> later);
        return new Decided(carriedIn);
    }

    private List<Held> held(YearMonth month) {
        var sums = new LinkedHashMap<Piece, Long>();
        held.forEach((piece, amount) -> {
            if (!piece.month.isAfter(month)) {
                sums.merge(new Piece(month, piece.version, piece.clause, piece.to, piece.back), amount, Math::addExact);
            }
        });
        return sums.entrySet().stream()
                .map(each -> new Held(
                        each.getKey().version,
                        each.getKey().clause,
                        each.getKey().to,
                        each.getKey().back,
                        each.getValue()))
                .toList();
    }

    /** All that one clause holds is decided alike. */
    private void release(YearMonth month, Version version, int clause, boolean kept) {
        for (Piece piece : List.copyOf(held.keySet())) {
            if (piece.version.equals(version) && piece.clause == clause && !piece.month.isAfter(month)) {
                held.remove(piece);
                received.put(piece, kept ? piece.to : piece.back);
            }
        }
    }

    private Map<LossKey, Long> borne(YearMonth month, Currency currency) {
        var borne = new HashMap<LossKey, Long>();
        closings.forEach((other, closing) -> {
            if (!other.equals(month) && closing.containsKey(currency)) {
                closing.get(currency).posted.stream()
                        .filter(movement -> movement.step() == Step.LOSS)
                        .forEach(movement -> borne.merge(
                                new LossKey(movement.version(), movement.from()), movement.amount(), Math::addExact));
            }
        });
        return borne;
    }
}
