package concentric.engine.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.engine.close.Trace.Kind;
import concentric.engine.close.Trace.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who paid my salary")
class TraceTest {

    private static final Trace.Key FAMILIES = payment("families", "oven", "");
    private static final Trace.Key SINGLES = payment("singles", "oven", "");
    private static final Trace.Key NONE = payment("", "oven", "");

    @Test
    @DisplayName("pay is split over the unit’s net receipts by largest remainder")
    void split() {
        // 100.00 over 3 : 3 : 1 is 42.857…, 42.857…, 14.285…; two cents are left for the two .857
        assertThat(amounts(10_000, Map.of(FAMILIES, 300L, SINGLES, 300L, NONE, 100L)))
                .isEqualTo(Map.of(FAMILIES, 4286L, SINGLES, 4286L, NONE, 1428L));
        assertThat(Trace.of("Oven", 10, Map.of(SINGLES, 1L, FAMILIES, 1L)).lines())
                .containsExactly(new Line(Optional.of(FAMILIES), 5), new Line(Optional.of(SINGLES), 5));
    }

    @Test
    @DisplayName("ties by code-point order of the key: segment, then what for, then who paid")
    void ties() {
        assertThat(amounts(1, Map.of(FAMILIES, 7L, SINGLES, 7L, NONE, 7L))).containsEntry(NONE, 1L);
        assertThat(amounts(1, Map.of(payment("a", "x", "B"), 7L, payment("a", "x", "A"), 7L)))
                .containsEntry(payment("a", "x", "A"), 1L);
        // In UTF-16 a character beyond the first plane would come before one at its end.
        assertThat(amounts(1, Map.of(payment("\uFF21", "x", ""), 7L, payment("\uD835\uDD04", "x", ""), 7L)))
                .containsEntry(payment("\uFF21", "x", ""), 1L);
        var usage = new Trace.Key("", "x", "A", Kind.USAGE);
        assertThat(amounts(1, Map.of(usage, 7L, new Trace.Key("", "x", "A", Kind.CLOSE), 7L)))
                .containsEntry(usage, 1L);
    }

    @Test
    @DisplayName("keys of nothing and less are dropped")
    void dropped() {
        assertThat(amounts(500, Map.of(FAMILIES, 100L, SINGLES, -900L, NONE, 0L)))
                .isEqualTo(Map.of(FAMILIES, 500L));
    }

    @Test
    @DisplayName("without positive receipts it is the unit’s own funds")
    void ownFunds() {
        assertThat(Trace.of("Oven", 500, Map.of(SINGLES, -900L)).lines())
                .containsExactly(new Line(Optional.empty(), 500));
        assertThat(Trace.of("Oven", -500, Map.of()).lines()).containsExactly(new Line(Optional.empty(), -500));
    }

    @Test
    @DisplayName("a claw-back is the negated trace")
    void clawBack() {
        Map<Trace.Key, Long> receipts = Map.of(FAMILIES, 3L, SINGLES, 3L, NONE, 1L);
        var paid = amounts(1001, receipts);
        paid.replaceAll((key, amount) -> -amount);
        assertThat(amounts(-1001, receipts)).isEqualTo(paid);
    }

    @Test
    @DisplayName("a line of another unit opens by the same rule, and stops at a unit already visited")
    void opening() {
        var fromOven = payment("families", "oven", "Oven");
        Trace recipes = Trace.of("Recipes", 1000, Map.of(fromOven, 50L, payment("singles", "book", ""), 50L));
        Line first = recipes.lines().getFirst();
        assertThat(first).isEqualTo(new Line(Optional.of(fromOven), 500));
        assertThat(recipes.opens(first)).isTrue();
        assertThat(recipes.opens(recipes.lines().getLast())).as("customers").isFalse();
        var back = new Trace.Key("", "Smart oven", "Recipes", Kind.CLOSE);
        Trace oven = recipes.open(first, Map.of(FAMILIES, 3L, back, 1L));
        assertThat(oven.path()).containsExactly("Recipes", "Oven");
        assertThat(oven.lines())
                .containsExactly(new Line(Optional.of(back), 125), new Line(Optional.of(FAMILIES), 375));
        assertThat(oven.opens(oven.lines().getFirst())).as("visited").isFalse();
        assertThatThrownBy(() -> oven.open(oven.lines().getFirst(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Trace.of("Oven", 5, Map.of()).opens(new Line(Optional.empty(), 5)))
                .as("own funds")
                .isFalse();
    }

    @Test
    @DisplayName("lines add up exactly, whatever the amount and the receipts, in whatever order they come")
    void addsUp() {
        for (long seed = 1; seed <= 10_000; seed++) {
            var random = new Random(seed);
            var receipts = new HashMap<Trace.Key, Long>();
            for (int count = random.nextInt(20); count > 0; count--) {
                long receipt = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(2000) - 500;
                receipts.put(
                        payment("s" + random.nextInt(5), "o" + random.nextInt(5), "u" + random.nextInt(5)), receipt);
            }
            long amount = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(2_000_000) - 1_000_000;
            List<Line> lines = Trace.of("Oven", amount, receipts).lines();
            assertThat(lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact))
                    .as("seed " + seed)
                    .isEqualTo(amount);
            assertThat(lines)
                    .as("seed " + seed)
                    .allSatisfy(line -> assertThat(Long.signum(line.amount()) * Long.signum(amount))
                            .isNotNegative());
        }
    }

    private static Trace.Key payment(String segment, String offer, String payer) {
        return new Trace.Key(segment, offer, payer, Kind.PAYMENT);
    }

    private static Map<Trace.Key, Long> amounts(long amount, Map<Trace.Key, Long> receipts) {
        return Trace.of("Oven", amount, receipts).lines().stream()
                .collect(Collectors.toMap(line -> line.key().orElseThrow(), Line::amount, Long::sum, HashMap::new));
    }
}
