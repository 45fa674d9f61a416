package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Clause.Hold;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import concentric.engine.terms.Money;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Remainder;
import concentric.engine.terms.Share;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where one payment, usage or refund goes and why. Works with exact decimals and on its own, without the arithmetic of the
 * {@link Settler}, so that the two check each other.
 *
 * @param price of a usage: how what it shares came about
 * @param postings in running order, by clause and position; also those of nothing, of contracts that ran
 */
public record Explanation(Optional<Fact.OfRate> price, List<Posting> postings) {

    public Explanation {
        postings = List.copyOf(postings);
    }

    static Explanation of(Plan plan, Route route, long shared, long quantity) {
        Currency currency = route.first.contract().currency();
        var walk = new Walk(plan, route, currency, new Quantity(quantity));
        BigDecimal left = BigDecimal.ZERO;
        for (Turn turn : route.turns) {
            BigDecimal gross = turn.counted.length == 0
                    ? BigDecimal.valueOf(shared, currency.getDefaultFractionDigits())
                    : walk.moved(turn.counted);
            if (turn.received.length > 0) {
                left = walk.moved(turn.received);
            }
            BigDecimal available = turn.limited ? gross.min(left) : gross;
            if (gross.signum() > 0) {
                left = left.subtract(available).add(walk.run(turn, gross, available));
            }
        }
        Optional<Fact.OfRate> price = Optional.ofNullable(route.price)
                .map(usage -> walk.rate(usage.rate(), BigDecimal.valueOf(shared, walk.places)));
        return new Explanation(price, walk.postings);
    }

    static Explanation ofRefund(Plan plan, Route route, Remainder before, Remainder after) {
        Currency currency = route.first.contract().currency();
        Map<Integer, Posting> was = byIndex(of(plan, route, before.shared(), before.quantity()));
        Map<Integer, Posting> is = byIndex(of(plan, route, after.shared(), after.quantity()));
        var postings = new ArrayList<Posting>();
        for (int index : route.lines) {
            if (was.containsKey(index) || is.containsKey(index)) {
                var fact = new Fact.OfRefund(
                        Optional.ofNullable(was.get(index)).map(Posting::fact),
                        Optional.ofNullable(is.get(index)).map(Posting::fact));
                postings.add(new Posting(index, plan.lines().get(index), money(fact.amount(), currency), fact));
            }
        }
        return new Explanation(Optional.empty(), postings);
    }

    private static Map<Integer, Posting> byIndex(Explanation explanation) {
        return explanation.postings.stream().collect(Collectors.toMap(Posting::index, Function.identity()));
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    /** The payment on its way through the contracts. */
    private static final class Walk {

        private final Plan plan;
        private final Route route;
        private final Currency currency;
        private final Quantity quantity;
        private final int places;
        private final BigDecimal[] moved;
        private final List<Posting> postings = new ArrayList<>();

        private Walk(Plan plan, Route route, Currency currency, Quantity quantity) {
            this.plan = plan;
            this.route = route;
            this.currency = currency;
            this.quantity = quantity;
            this.places = currency.getDefaultFractionDigits();
            this.moved = new BigDecimal[route.lines.length];
            Arrays.fill(moved, BigDecimal.ZERO);
        }

        private BigDecimal moved(int[] numbers) {
            return IntStream.of(numbers).mapToObj(number -> moved[number]).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Runs a contract and answers what it left. */
        private BigDecimal run(Turn turn, BigDecimal gross, BigDecimal available) {
            BigDecimal rest = available;
            List<Clause> clauses = turn.version.contract().clauses();
            for (int i = 0; i < clauses.size(); i++) {
                int[] numbers = turn.takes[i].lines;
                List<Fact> facts = facts(clauses.get(i), gross, rest);
                for (int j = 0; j < numbers.length; j++) {
                    rest = rest.subtract(post(numbers[j], facts.get(j)));
                }
            }
            if (turn.takes.length > clauses.size()) {
                rest = rest.subtract(post(turn.takes[clauses.size()].lines[0], new Fact.OfLeft(gross, rest)));
            }
            return rest;
        }

        private BigDecimal post(int number, Fact fact) {
            int index = route.lines[number];
            postings.add(new Posting(index, plan.lines().get(index), money(fact.amount(), currency), fact));
            moved[number] = fact.amount();
            return fact.amount();
        }

        private List<Fact> facts(Clause clause, BigDecimal gross, BigDecimal rest) {
            return switch (clause) {
                case PayRate(Party to, Rate rate) -> List.of(rate(rate, rest));
                case PayPercent pay -> List.of(percent(pay.percent(), pay.basis(), gross, rest));
                case Hold hold -> List.of(percent(hold.percent(), hold.basis(), gross, rest));
                case ShareRest(List<Share> shares) -> shares(shares, rest);
            };
        }

        private Fact.OfRate rate(Rate rate, BigDecimal rest) {
            Quantity units = rate.per() == Rate.Per.UNIT ? quantity : Quantity.ONE;
            BigDecimal exact = BigDecimal.valueOf(rate.micros(), Rate.PLACES)
                    .multiply(BigDecimal.valueOf(units.micros(), Quantity.PLACES));
            BigDecimal due = exact.setScale(places, RoundingMode.HALF_EVEN);
            return new Fact.OfRate(rate, units, exact, due, shortfall(due, rest));
        }

        private Fact percent(Percent percent, Basis basis, BigDecimal gross, BigDecimal rest) {
            BigDecimal base = basis == Basis.GROSS ? gross : rest;
            BigDecimal exact = base.multiply(BigDecimal.valueOf(percent.ppm(), Percent.PLACES + 2));
            BigDecimal due = exact.setScale(places, RoundingMode.HALF_EVEN);
            return new Fact.OfPercent(percent, basis, base, exact, due, shortfall(due, rest));
        }

        private List<Fact> shares(List<Share> shares, BigDecimal rest) {
            long sum = shares.stream().mapToLong(Share::weight).sum();
            BigInteger amount = rest.movePointRight(places).toBigIntegerExact();
            List<BigInteger[]> exact = shares.stream()
                    .map(share -> amount.multiply(BigInteger.valueOf(share.weight()))
                            .divideAndRemainder(BigInteger.valueOf(sum)))
                    .toList();
            BigInteger odd = exact.stream().map(share -> share[0]).reduce(amount, BigInteger::subtract);
            List<Integer> byRank = IntStream.range(0, shares.size())
                    .boxed()
                    .sorted(Comparator.comparing((Integer position) -> exact.get(position)[1])
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            var ranks = new int[shares.size()];
            for (int rank = 0; rank < ranks.length; rank++) {
                ranks[byRank.get(rank)] = rank + 1;
            }
            return IntStream.range(0, ranks.length)
                    .<Fact>mapToObj(position -> new Fact.OfShare(
                            shares.get(position).weight(),
                            sum,
                            rest,
                            new BigDecimal(exact.get(position)[0], places),
                            exact.get(position)[1],
                            odd.intValueExact(),
                            ranks[position]))
                    .toList();
        }

        private static BigDecimal shortfall(BigDecimal due, BigDecimal rest) {
            return due.subtract(rest).max(BigDecimal.ZERO);
        }
    }
}
