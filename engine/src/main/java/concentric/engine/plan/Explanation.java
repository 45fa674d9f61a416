package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import concentric.engine.terms.Money;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Share;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where one payment goes and why. Works with exact decimals and on its own, without the arithmetic of the
 * {@link Settler}, so that the two check each other.
 *
 * @param postings in running order, by clause and position; also those of nothing, of contracts that ran
 */
public record Explanation(List<Posting> postings) {

    public Explanation {
        postings = List.copyOf(postings);
    }

    static Explanation of(Plan plan, Route route, long shared, long quantity) {
        Currency currency = route.payments.contract().currency();
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
        return new Explanation(walk.postings);
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
            return rest;
        }

        private BigDecimal post(int number, Fact fact) {
            BigDecimal amount = switch (fact) {
                case Fact.OfRate of -> of.due().subtract(of.shortfall());
                case Fact.OfPercent of -> of.due().subtract(of.shortfall());
                case Fact.OfShare of -> of.getsOdd() ? of.whole().add(minorUnit()) : of.whole();
            };
            int index = route.lines[number];
            long minor = amount.movePointRight(places).longValueExact();
            postings.add(new Posting(index, plan.lines().get(index), new Money(minor, currency), fact));
            moved[number] = amount;
            return amount;
        }

        private List<Fact> facts(Clause clause, BigDecimal gross, BigDecimal rest) {
            return switch (clause) {
                case PayRate(Party to, Rate rate) -> {
                    Quantity units = rate.per() == Rate.Per.UNIT ? quantity : Quantity.ONE;
                    BigDecimal exact = BigDecimal.valueOf(rate.micros(), Rate.PLACES)
                            .multiply(BigDecimal.valueOf(units.micros(), Quantity.PLACES));
                    BigDecimal due = exact.setScale(places, RoundingMode.HALF_EVEN);
                    yield List.of(new Fact.OfRate(rate, units, exact, due, shortfall(due, rest)));
                }
                case PayPercent(Party to, Percent percent, Basis basis) -> {
                    BigDecimal base = basis == Basis.GROSS ? gross : rest;
                    BigDecimal exact = base.multiply(BigDecimal.valueOf(percent.ppm(), Percent.PLACES + 2));
                    BigDecimal due = exact.setScale(places, RoundingMode.HALF_EVEN);
                    yield List.of(new Fact.OfPercent(percent, basis, base, exact, due, shortfall(due, rest)));
                }
                case ShareRest(List<Share> shares) -> shares(shares, rest);
            };
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

        private BigDecimal minorUnit() {
            return BigDecimal.valueOf(1, places);
        }

        private static BigDecimal shortfall(BigDecimal due, BigDecimal rest) {
            return due.subtract(rest).max(BigDecimal.ZERO);
        }
    }
}
