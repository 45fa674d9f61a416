package concentric.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.alarms.Concentration.Share;
import concentric.payments.LargeCustomers.Paid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How concentrated receipts are")
class ConcentrationTest {

    private static Concentration of(Map<Long, Long> byOffer, List<Long> byPayer, Map<Long, List<Paid>> paid) {
        return Concentration.of(byOffer, byPayer, paid).orElseThrow();
    }

    @Test
    @DisplayName("one customer who brought all: 10 000 points")
    void one() {
        var found = of(Map.of(1L, 700L), List.of(), Map.of(1L, List.of(new Paid(1, 9, 1_000, 1_000))));
        assertThat(found).isEqualTo(new Concentration(Optional.of(new Share(9, 1_000_000)), 10_000));
    }

    @Test
    @DisplayName("ten equal ones: 1 000 points, a tenth each")
    void ten() {
        var paid = LongStream.rangeClosed(1, 10)
                .mapToObj(customer -> new Paid(1, customer, 100, 1_000))
                .toList();
        var found = of(Map.of(1L, 5_000L), List.of(), Map.of(1L, paid));
        assertThat(found.points()).isEqualTo(1_000);
        assertThat(found.largest())
                .hasValueSatisfying(share -> assertThat(share.ppm()).isEqualTo(100_000));
    }

    @Test
    @DisplayName("who pays for two offers is one customer, by what the unit received of each")
    void twoOffers() {
        // 9 brought 50 of 100 of the first and 300 of 300 of the second: 350 of 400
        var found = of(
                Map.of(1L, 100L, 2L, 300L),
                List.of(),
                Map.of(
                        1L, List.of(new Paid(1, 9, 500, 1_000), new Paid(1, 8, 500, 1_000)),
                        2L, List.of(new Paid(2, 9, 70, 70))));
        assertThat(found.largest()).contains(new Share(9, 875_000));
        assertThat(found.points()).isEqualTo(7_812);
    }

    @Test
    @DisplayName("whoever pays a unit otherwise is a source too, and what was given back counts for nothing")
    void payers() {
        var found = of(Map.of(1L, -50L), List.of(300L, 100L, -20L), Map.of(1L, List.of(new Paid(1, 9, 1, 1))));
        assertThat(found).isEqualTo(new Concentration(Optional.empty(), 6_250));
        assertThat(Concentration.of(Map.of(), List.of(0L, -1L), Map.of())).isEmpty();
    }

    @Test
    @DisplayName("points lie between none and all, and a share over half makes more than 2 500 of them")
    void laws() {
        long seed = 20261122;
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var amounts = LongStream.range(0, 1 + random.nextInt(8))
                    .map(each -> 1 + random.nextInt(1_000_000))
                    .toArray();
            long total = LongStream.of(amounts).sum();
            var paid = LongStream.range(0, amounts.length)
                    .mapToObj(customer -> new Paid(1, customer, amounts[(int) customer], total))
                    .toList();
            var found = of(Map.of(1L, 1 + random.nextLong(1L << 60)), List.of(), Map.of(1L, paid));
            assertThat(found.points()).as("seed " + seed).isBetween(0, 10_000);
            if (found.largest().orElseThrow().ppm() > Concentration.HALF) {
                assertThat(found.points()).as("seed " + seed).isGreaterThanOrEqualTo(Concentration.HIGH);
            }
        }
    }
}
