package concentric.engine.measures;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.measures.Signal.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A process behaviour chart")
class ChartTest {

    private static final List<BigDecimal> PUBLISHED = readings("10.7 13.0 11.4 11.5 12.5 14.1 14.8 14.1 12.6 16.0 11.7"
            + " 10.6 10.0 11.4 7.9 9.5 8.0 11.8 10.5 11.2 9.2 10.1 10.4 10.5");

    @Test
    @DisplayName("has the limits that others published, and the signals of the three rules")
    void published() {
        Chart chart = Chart.of(PUBLISHED);
        Limits limits = chart.limits().orElseThrow();
        assertThat(rounded(limits.mean(), 3)).isEqualTo("11.396");
        assertThat(rounded(limits.meanMovingRange(), 4)).isEqualTo("1.5652");
        assertThat(rounded(limits.lower(), 3)).isEqualTo("7.232");
        assertThat(rounded(limits.upper(), 3)).isEqualTo("15.559");
        assertThat(rounded(limits.movingRangeLimit(), 3)).isEqualTo("5.115");
        assertThat(limits.isFirm()).isTrue();
        assertThat(chart.signals())
                .contains(new Signal(Rule.OUTSIDE, 10, 10), new Signal(Rule.RUN, 2, 11))
                .filteredOn(signal -> signal.rule() == Rule.OUTSIDE)
                .hasSize(1);
        assertThat(chart.signals()).anyMatch(signal -> signal.rule() == Rule.NEAR_LIMIT);
    }

    @Test
    @DisplayName("keeps limits that are frozen on a baseline")
    void baseline() {
        Chart chart = Chart.of(PUBLISHED, 1, 12);
        Limits limits = chart.limits().orElseThrow();
        assertThat(limits.mean()).isEqualByComparingTo("12.75");
        assertThat(rounded(limits.meanMovingRange(), 4)).isEqualTo("1.6636");
        assertThat(rounded(limits.lower(), 3)).isEqualTo("8.325");
        assertThat(rounded(limits.upper(), 3)).isEqualTo("17.175");
        assertThat(chart.signals())
                .filteredOn(signal -> signal.rule() == Rule.OUTSIDE)
                .containsExactly(new Signal(Rule.OUTSIDE, 15, 15), new Signal(Rule.OUTSIDE, 17, 17));
    }

    @Test
    @DisplayName("draws limits from six readings on and calls them firm from twelve on")
    void fewReadings() {
        assertThat(Chart.of(PUBLISHED.subList(0, 5)).limits()).isEmpty();
        assertThat(Chart.of(PUBLISHED.subList(0, 5)).signals()).isEmpty();
        assertThat(Chart.of(List.of()).limits()).isEmpty();
        assertThat(Chart.of(PUBLISHED.subList(0, 6)).limits().orElseThrow().isFirm())
                .isFalse();
        assertThat(Chart.of(PUBLISHED.subList(0, 11)).limits().orElseThrow().isFirm())
                .isFalse();
        assertThat(Chart.of(PUBLISHED.subList(0, 12)).limits().orElseThrow().isFirm())
                .isTrue();
    }

    @Test
    @DisplayName("ends a run at a point that lies exactly on the mean")
    void onTheMean() {
        // Frozen on the first six: mean 10, and seven above, one on the mean, eight below.
        Chart chart = Chart.of(
                readings("9 11 9 11 9 11 10 10.1 10.1 10.1 10.1 10.1 10.1 10.1 10 9.9 9.9 9.9 9.9 9.9 9.9 9.9 9.9"),
                1,
                6);
        assertThat(chart.signals()).containsExactly(new Signal(Rule.RUN, 16, 23));
    }

    @Test
    @DisplayName(
            "sees three of four nearer to the same limit than to the mean, and one that is exactly between to neither")
    void nearLimits() {
        // Frozen on the first six: mean 10, limits 10 ± 5.32, half-way at 12.66 and 7.34.
        String frozen = "9 11 9 11 9 11 ";
        assertThat(Chart.of(readings(frozen + "13 10 13 12.67"), 1, 6).signals())
                .containsExactly(new Signal(Rule.NEAR_LIMIT, 7, 10));
        assertThat(Chart.of(readings(frozen + "13 10 13 12.66"), 1, 6).signals())
                .isEmpty();
        assertThat(Chart.of(readings(frozen + "13 7 13 10"), 1, 6).signals()).isEmpty();
        assertThat(Chart.of(readings(frozen + "7 10 7 7 7"), 1, 6).signals())
                .containsExactly(new Signal(Rule.NEAR_LIMIT, 7, 11));
    }

    @Test
    @DisplayName("has no outside where nothing moves, and a point on a limit is within")
    void still() {
        assertThat(Chart.of(readings("5 5 5 5 5 5 5 5 5 5")).signals()).isEmpty();
        assertThat(Chart.of(readings("9 11 9 11 9 11 15.32 4.68"), 1, 6).signals())
                .isEmpty();
        assertThat(Chart.of(readings("9 11 9 11 9 11 15.320001"), 1, 6).signals())
                .containsExactly(new Signal(Rule.OUTSIDE, 7, 7));
    }

    @Test
    @DisplayName("says which target is luck, which is out of reach, and in how many periods it would have been reached")
    void honesty() {
        Limits limits = Chart.of(PUBLISHED).limits().orElseThrow();
        assertThat(Honesty.of(limits, new BigDecimal("12"), false)).isEqualTo(Honesty.LUCK);
        assertThat(Honesty.of(limits, limits.upper(), false)).isEqualTo(Honesty.LUCK);
        assertThat(Honesty.of(limits, new BigDecimal("15.6"), false)).isEqualTo(Honesty.NEVER);
        assertThat(Honesty.of(limits, new BigDecimal("15.6"), true)).isEqualTo(Honesty.ALWAYS);
        assertThat(Honesty.of(limits, new BigDecimal("7.2"), false)).isEqualTo(Honesty.ALWAYS);
        assertThat(Honesty.of(limits, new BigDecimal("7.2"), true)).isEqualTo(Honesty.NEVER);
        assertThat(Chart.of(PUBLISHED).reached(new BigDecimal("14.1"), false)).isEqualTo(4);
        assertThat(Chart.of(PUBLISHED).reached(new BigDecimal("8.0"), true)).isEqualTo(2);
    }

    private static String rounded(BigDecimal number, int places) {
        return number.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static List<BigDecimal> readings(String numbers) {
        return Arrays.stream(numbers.split(" ")).map(BigDecimal::new).toList();
    }
}
