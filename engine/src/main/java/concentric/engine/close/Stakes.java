package concentric.engine.close;

import concentric.engine.close.CloseFact.OfStake;
import concentric.engine.terms.CloseClause;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What nodes put at stake of what they earned: negative stakes first, then positive ones out of the served results. */
final class Stakes {

    /** A stake whose measures are known. */
    private record Measured(Section section, int index, CloseClause.Stake stake, OfStake fact) {

        boolean isNegative() {
            return fact.due().signum() < 0;
        }

        boolean isPositive() {
            return fact.due().signum() > 0;
        }

        void post(Step step, OfStake paid, Results results) {
            results.post(
                    step,
                    isNegative() ? stake.node() : stake.served(),
                    isNegative() ? stake.served() : stake.node(),
                    section.id(),
                    section.number(index),
                    0,
                    paid);
        }
    }

    private final Books books;
    private final LiveTotals live;
    private final List<Measured> measured = new ArrayList<>();
    private final Map<StakeKey, Long> carried = new HashMap<>();

    /** By version: the units that its positive stakes are paid by. */
    private final Map<Long, List<String>> payers = new HashMap<>();

    Stakes(Books books, LiveTotals live, List<Section> sections) {
        this.books = books;
        this.live = live;
        for (Section section : sections) {
            boolean known =
                    Verdict.missing(section.measures(), books.measures()).isEmpty();
            for (int i = 0; i < section.clauses().size(); i++) {
                if (section.clauses().get(i) instanceof CloseClause.Stake stake) {
                    carry(section, stake);
                    if (known) {
                        measure(new Measured(section, i, stake, fact(section, stake)));
                    }
                }
            }
        }
    }

    /** What is below zero after this period, by stake; what is not named is not. */
    Map<StakeKey, Long> carried() {
        return carried;
    }

    /** Units whose result a version's stakes need, because they are positive. */
    List<String> payers(Section section) {
        return payers.getOrDefault(section.id(), List.of());
    }

    private void measure(Measured stake) {
        measured.add(stake);
        if (stake.isPositive()) {
            payers.computeIfAbsent(stake.section.id(), id -> new ArrayList<>()).add(stake.stake.served());
        }
    }

    void postNegative(Predicate<Section> closes, Results results) {
        measured.stream()
                .filter(each -> closes.test(each.section) && !each.isPositive())
                .forEach(each -> each.post(Step.NEGATIVE_STAKE, each.fact, results));
    }

    /** What each served unit can pay by positive stakes: all pay at once, none out of what another one pays it. */
    Map<String, BigInteger> available(Results results) {
        var available = new HashMap<String, BigInteger>();
        measured.forEach(each -> available.put(
                each.stake.served(), results.of(each.stake.served()).max(BigInteger.ZERO)));
        return available;
    }

    void postPositive(Predicate<Section> closes, Map<String, BigInteger> available, Results results) {
        var byServed = new TreeMap<String, List<Measured>>();
        for (Measured each : measured) {
            if (closes.test(each.section) && each.isPositive()) {
                byServed.computeIfAbsent(each.stake.served(), served -> new ArrayList<>())
                        .add(each);
            }
        }
        byServed.forEach((served, stakes) -> pay(stakes, available.getOrDefault(served, BigInteger.ZERO), results));
    }

    private static void pay(List<Measured> stakes, BigInteger available, Results results) {
        List<BigInteger> due = stakes.stream().map(each -> each.fact.due()).toList();
        BigInteger sum = due.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<Portion> portions = Portion.of(sum.min(available), due);
        for (int i = 0; i < stakes.size(); i++) {
            Measured each = stakes.get(i);
            BigInteger lapsed = each.fact.due().subtract(portions.get(i).amount());
            each.post(Step.POSITIVE_STAKE, each.fact.lapsing(lapsed), results);
        }
    }

    private BigInteger before(Section section, CloseClause.Stake stake) {
        return BigInteger.valueOf(books.carried().getOrDefault(key(section, stake), 0L));
    }

    private void carry(Section section, CloseClause.Stake stake) {
        BigInteger sum = live.earned(section.name(), stake.node()).add(before(section, stake));
        if (sum.signum() < 0) {
            carried.put(key(section, stake), sum.longValueExact());
        }
    }

    private OfStake fact(Section section, CloseClause.Stake stake) {
        BigInteger received = live.earned(section.name(), stake.node());
        BigInteger earned = received.add(before(section, stake)).max(BigInteger.ZERO);
        Attainment attainment = Attainment.of(stake.targets(), section.subject(), books.measures());
        Ratio factor = factor(attainment.value(), Ratio.of(stake.floor()), Ratio.of(stake.cap()));
        Ratio exact = Ratio.of(stake.atRisk()).times(earned).times(factor.minus(Ratio.ONE));
        return new OfStake(
                stake.atRisk(),
                stake.floor(),
                stake.cap(),
                attainment,
                received,
                before(section, stake),
                earned,
                factor,
                exact,
                exact.halfEven(),
                BigInteger.ZERO);
    }

    /** Nothing up to the floor, then in a straight line to all at 100 %, then what was attained, at most the cap. */
    private static Ratio factor(Ratio attained, Ratio floor, Ratio cap) {
        if (attained.compare(floor) <= 0) {
            return Ratio.ZERO;
        }
        return attained.compare(Ratio.ONE) < 0 ? attained.minus(floor).over(Ratio.ONE.minus(floor)) : attained.min(cap);
    }

    private static StakeKey key(Section section, CloseClause.Stake stake) {
        return new StakeKey(section.name(), stake.node(), stake.served());
    }
}
