package concentric.engine.close;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A share by largest remainder. The exact share is {@code whole} and {@code remainder ÷ weights} minor units.
 *
 * @param shared what is shared, minor units
 * @param weights of all together
 * @param whole the exact share, rounded down
 * @param odd how many minor units are left over once all shares are rounded down
 * @param rank place of this remainder among all, from 1, ties to the earlier one: up to {@code odd} it gets one
 */
public record Portion(
        BigInteger shared,
        BigInteger weight,
        BigInteger weights,
        BigInteger whole,
        BigInteger remainder,
        int odd,
        int rank) {

    /**
     * Shares an amount.
     *
     * @param weights zero or more each, and not all of them zero unless nothing is shared
     */
    static List<Portion> of(BigInteger shared, List<BigInteger> weights) {
        BigInteger sum =
                weights.stream().reduce(BigInteger.ZERO, BigInteger::add).max(BigInteger.ONE);
        List<BigInteger[]> exact = weights.stream()
                .map(weight -> shared.multiply(weight).divideAndRemainder(sum))
                .toList();
        BigInteger odd = exact.stream().map(parts -> parts[0]).reduce(shared, BigInteger::subtract);
        List<Integer> ranked = IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i)[1]).reversed())
                .toList();
        var ranks = new int[weights.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[ranked.get(rank)] = rank + 1;
        }
        return IntStream.range(0, ranks.length)
                .mapToObj(i -> new Portion(
                        shared, weights.get(i), sum, exact.get(i)[0], exact.get(i)[1], odd.intValueExact(), ranks[i]))
                .toList();
    }

    /** Whether it gets one of the minor units left over. */
    public boolean getsOdd() {
        return rank <= odd;
    }

    /** The share, minor units. */
    public BigInteger amount() {
        return getsOdd() ? whole.add(BigInteger.ONE) : whole;
    }
}
