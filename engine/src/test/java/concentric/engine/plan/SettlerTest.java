package concentric.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Remainder;
import concentric.engine.terms.Source;
import concentric.engine.terms.Wording;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SettlerTest {

    private static final String OVEN = """
            contract "Smart oven" in EUR on payments for oven
              pay Cloud 0.40 per unit
              pay Fund 5 % of gross
              share rest: Oven 6, Recipes 3, Installers 1
            contract "Recipe content" in EUR on receipts of Recipes
              pay Lab 15 % of gross
            contract Wide in EUR on receipts of Oven
              share rest: A 1000000, B 999999, C 7
            contract "Run costs" in EUR on receipts of Cloud
              pay Partner 33.3333 % of gross
              pay Partner 10 % of rest
            contract "Second" in EUR on receipts of Cloud
              pay Partner 33.3333 % of rest
            contract Hosting in EUR on usage of hosting by Oven at 0.062957
              pay Cloud 0.01 per unit
            """;

    private final Plan plan = Plans.of(OVEN);

    @Test
    void nothingIsAllocatedPerPayment() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var sums = new long[plan.lines().size()];
        var amounts = new long[1000];
        var quantities = new long[1000];
        var counts = new long[1000];
        Arrays.setAll(amounts, row -> row * 37L);
        Arrays.fill(quantities, 1_000_000);
        Arrays.fill(counts, 3);
        var half = Arrays.stream(amounts).map(amount -> amount / 2).toArray();
        var paid = new Remainder(999, 100, 1_000_000);
        var left = new Remainder(500, 50, 0);
        int hosting = plan.service("hosting").orElseThrow();
        Settler settler = plan.settler();
        long before = 0;
        for (int round = 0; round < 200; round++) {
            if (round == 100) {
                before = threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
            }
            settler.settle(0, amounts, quantities, 0, 1000, sums);
            settler.settle(0, amounts, quantities, counts, 0, 1000, sums);
            for (int row = 0; row < 1000; row++) {
                settler.settle(0, amounts[row], quantities[row], sums);
                settler.use(hosting, quantities[row], sums);
                settler.refund(0, paid, left, sums);
            }
            settler.use(hosting, quantities, 0, 1000, sums);
            settler.use(hosting, quantities, counts, 0, 1000, sums);
            settler.refund(0, amounts, quantities, half, quantities, counts, 0, 1000, sums);
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before;
        // 300 000 payments, as many usages, 200 000 refunds; the measuring itself may allocate a little.
        assertThat(allocated).isLessThan(10_000);
    }

    @Test
    void sumsAreAddedTo() {
        var once = new long[plan.lines().size()];
        var twice = new long[plan.lines().size()];
        Settler settler = plan.settler();
        settler.settle(0, 999, 1_000_000, once);
        settler.settle(0, 999, 1_000_000, twice);
        settler.settle(0, 999, 1_000_000, twice);
        assertThat(twice).isEqualTo(Arrays.stream(once).map(sum -> 2 * sum).toArray());
    }

    @Test
    void aSumThatDoesNotFitIsAnErrorThatNamesIt() {
        Plan one = Plans.of("contract T in EUR on payments for tea\nshare rest: A");
        var sums = new long[1];
        one.settler().settle(0, Long.MAX_VALUE, 0, sums);
        assertThat(sums).containsExactly(Long.MAX_VALUE);
        assertThatThrownBy(() -> one.settler().settle(0, 1, 0, sums))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the sum of customers → A (T, clause 1) is more than a long holds");
        assertThatThrownBy(() ->
                        one.settler().settle(0, new long[] {Long.MAX_VALUE, 1}, new long[2], 0, 2, new long[1]))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the amounts of rows 0 to 1 of the block add up to more than a long holds");
        assertThatThrownBy(() -> one.settler()
                        .settle(0, new long[] {1L << 40}, new long[1], new long[] {1L << 23}, 0, 1, new long[1]))
                .isInstanceOf(ArithmeticException.class);
        var most = new long[1];
        one.settler().settle(0, new long[] {1}, new long[1], new long[] {Long.MAX_VALUE}, 0, 1, most);
        assertThat(most).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void aRefundThatDoesNotFitIsAnErrorThatNamesIt() {
        Plan one = Plans.of("contract T in EUR on payments for tea\nshare rest: A");
        var all = new Remainder(Long.MAX_VALUE, 0, 0);
        var nothing = new Remainder(0, 0, 0);
        var sums = new long[1];
        one.settler().refund(0, all, nothing, sums);
        assertThat(sums).containsExactly(-Long.MAX_VALUE);
        one.settler().refund(0, new Remainder(1, 0, 0), nothing, sums);
        assertThat(sums).containsExactly(Long.MIN_VALUE);
        String tooLarge = "the sum of customers → A (T, clause 1) is more than a long holds";
        assertThatThrownBy(() -> one.settler().refund(0, new Remainder(1, 0, 0), nothing, sums))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(tooLarge);
        long[] none = {0};
        long[] much = {1L << 62};
        for (long count : new long[] {3, 1L << 62, Long.MAX_VALUE}) {
            assertThatThrownBy(() ->
                            one.settler().refund(0, much, none, none, none, new long[] {count}, 0, 1, new long[1]))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage(tooLarge);
        }
        var twice = new long[1];
        one.settler().refund(0, much, none, none, none, new long[] {2}, 0, 1, twice);
        assertThat(twice).containsExactly(Long.MIN_VALUE);
        assertThatThrownBy(() ->
                        one.settler().refund(0, new long[] {1}, none, none, none, new long[] {-1}, 0, 1, new long[1]))
                .isInstanceOf(IllegalArgumentException.class);
        var most = new long[1];
        one.settler().refund(0, new long[] {1}, none, none, none, new long[] {Long.MAX_VALUE}, 0, 1, most);
        assertThat(most).containsExactly(-Long.MAX_VALUE);
    }

    @Test
    void usageThatDoesNotFitIsAnErrorThatNamesIt() {
        Plan one = Plans.of("contract H in EUR on usage of h by A at 0.01");
        var sums = new long[1];
        one.settler().use(0, Long.MAX_VALUE, sums);
        assertThat(sums).containsExactly(9_223_372_036_855L);
        Plan dear = Plans.of("contract H in EUR on usage of h by A at 1000000");
        Phrase tooLarge = Wording.COSTS_TOO_MUCH.phrase("h", "92233720368.6", "1000000.00", "92233720368547758.07 EUR");
        assertThat(tooLarge.words())
                .isEqualTo("usage of “h”, 92233720368.6 × 1000000.00, which is more than 92233720368547758.07 EUR");
        assertThat(dear.amount(0, new Quantity(92_233_720_368_547_758L)))
                .isEqualTo(new Figure.Exact<>(new Money(9_223_372_036_854_775_800L, Currency.getInstance("EUR"))));
        assertThat(dear.amount(0, new Quantity(92_233_720_368_600_000L))).isEqualTo(new Figure.Refused<>(tooLarge));
        assertThatThrownBy(() -> dear.settler().use(0, new long[] {1, 92_233_720_368_600_000L, 5}, 0, 3, new long[1]))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(tooLarge.words());
        assertThatThrownBy(() -> dear.explain(0, new Quantity(92_233_720_368_600_000L)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(tooLarge.words());
        assertThatThrownBy(() -> dear.settler().use(0, new long[] {1L << 56, 1L << 56}, 0, 2, new long[1]))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the amounts of rows 0 to 1 of the block add up to more than a long holds");
        assertThatThrownBy(() -> dear.settler().use(0, -1, new long[1])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPriceIsRefusedExactlyAboveALong() {
        // 2⁶⁴ − 1 = (2³² − 1) × (2³² + 1): half a yen above the largest long can be reached exactly, and rounds up.
        long quantity = ((1L << 32) - 1) * 1_000_000;
        long rate = ((1L << 32) + 1) * 500_000;
        assertThat(yen(rate).of(quantity)).isInstanceOf(Figure.Refused.class);
        assertThat(yen(rate - 1).of(quantity)).isInstanceOf(Figure.Exact.class);
        assertThatThrownBy(() -> yen(rate).of(new long[] {1, quantity}, quantity, 2, new long[2]))
                .isInstanceOf(ArithmeticException.class);
        // 49 divides the largest long, which is the largest amount.
        long whole = 49 * 1_000_000_000_000L;
        Price largest = yen(Long.MAX_VALUE / 49);
        assertThat(largest.of(whole))
                .isEqualTo(new Figure.Exact<>(new Money(Long.MAX_VALUE, Currency.getInstance("JPY"))));
        assertThat(largest.of(new long[] {1, whole}, whole, 2, new long[2])).isEqualTo(Long.MAX_VALUE);
    }

    private static Price yen(long rate) {
        return new Price(new Source.Usage("h", "A", new Rate(rate, Rate.Per.UNIT)), Currency.getInstance("JPY"));
    }

    @Test
    void aZeroAmountMayStandForAnyNumberOfPayments() {
        var sums = new long[plan.lines().size()];
        plan.settler().settle(0, new long[] {0, 5}, new long[2], new long[] {Long.MAX_VALUE, 1}, 0, 2, sums);
        assertThat(Arrays.stream(sums).sum()).isPositive();
    }

    @Test
    void negativeInputIsABugOfTheCaller() {
        var sums = new long[plan.lines().size()];
        assertThatThrownBy(() -> plan.settler().settle(0, -1, 0, sums)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.settler().settle(0, 1, -1, sums)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.settler().settle(0, new long[] {1}, new long[1], new long[] {-1}, 0, 1, sums))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(sums).containsOnly(0);
    }

    @Test
    void quotientsAreRoundedHalfToEvenWhateverTheSize() {
        var random = new Random(7);
        long[] divisors = {1_000_000, 100_000_000L, 1_000_000_000L, 10_000_000_000L, 1_000_000_000_000L};
        for (int i = 0; i < 100_000; i++) {
            long divisor = divisors[random.nextInt(divisors.length)];
            long a = random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
            long b = i % 3 == 0 ? divisor / 2 : random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
            BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            BigInteger expected = new BigDecimal(product)
                    .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact()
                    .min(BigInteger.valueOf(Long.MAX_VALUE));
            assertThat(HalfEven.divide(a, b, divisor))
                    .as("%s × %s ÷ %s", a, b, divisor)
                    .isEqualTo(expected.longValueExact());
            if (product.bitLength() < 64) {
                assertThat(new Divisor(divisor).halfEven(a * b)).isEqualTo(expected.longValueExact());
            }
        }
    }

    @Test
    void divisorsDivideLikeTheMachine() {
        var random = new Random(8);
        for (int i = 0; i < 100_000; i++) {
            long divisor = 1 + (random.nextLong(Long.MAX_VALUE) >> random.nextInt(63));
            var by = new Divisor(divisor);
            long dividend = random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
            for (long near :
                    new long[] {dividend, dividend / divisor * divisor, Long.MAX_VALUE, 0, divisor, divisor - 1}) {
                assertThat(by.quotient(near)).as("%s ÷ %s", near, divisor).isEqualTo(near / divisor);
            }
        }
    }
}
