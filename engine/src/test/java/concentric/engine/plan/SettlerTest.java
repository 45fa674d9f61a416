package concentric.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
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
            }
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before;
        // 300 000 payments; the measuring itself may allocate a little.
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
                .hasMessage("the amounts of payments 0 to 1 of the block add up to more than a long holds");
        assertThatThrownBy(() -> one.settler()
                        .settle(0, new long[] {1L << 40}, new long[1], new long[] {1L << 23}, 0, 1, new long[1]))
                .isInstanceOf(ArithmeticException.class);
        var most = new long[1];
        one.settler().settle(0, new long[] {1}, new long[1], new long[] {Long.MAX_VALUE}, 0, 1, most);
        assertThat(most).containsExactly(Long.MAX_VALUE);
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
