package concentric.engine.measures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A process behaviour chart (XmR): readings in their order in time, their natural limits, and what is a signal.
 *
 * @param limits empty: there are too few readings to draw any
 * @param signals by rule, then in time; none without limits
 */
public record Chart(List<BigDecimal> readings, Optional<Limits> limits, List<Signal> signals) {

    private static final int RUN = 8;
    private static final int WINDOW = 4;
    private static final int NEAR = 3;

    public Chart {
        readings = List.copyOf(readings);
        signals = List.copyOf(signals);
    }

    /** The chart of readings whose limits are their own. */
    public static Chart of(List<BigDecimal> readings) {
        return of(readings, 1, readings.size());
    }

    /**
     * The chart of readings whose limits are frozen on some of them.
     *
     * @param first the first reading of the baseline, counted from 1
     * @param last the last one
     */
    public static Chart of(List<BigDecimal> readings, int first, int last) {
        List<BigDecimal> baseline = readings.subList(first - 1, last);
        if (baseline.size() < Limits.DRAWN_FROM) {
            return new Chart(readings, Optional.empty(), List.of());
        }
        var limits = Limits.of(baseline);
        var signals = new ArrayList<Signal>();
        outside(readings, limits, signals);
        runs(readings, limits, signals);
        nearLimits(readings, limits, signals);
        return new Chart(readings, Optional.of(limits), signals);
    }

    private static void outside(List<BigDecimal> readings, Limits limits, List<Signal> signals) {
        for (int i = 0; i < readings.size(); i++) {
            BigDecimal reading = readings.get(i);
            if (reading.compareTo(limits.lower()) < 0 || reading.compareTo(limits.upper()) > 0) {
                signals.add(new Signal(Signal.Rule.OUTSIDE, i + 1, i + 1));
            }
        }
    }

    private static void runs(List<BigDecimal> readings, Limits limits, List<Signal> signals) {
        int begin = 0;
        int side = 0;
        for (int i = 0; i <= readings.size(); i++) {
            int here = i < readings.size() ? readings.get(i).compareTo(limits.mean()) : 0;
            if (here != side || here == 0) {
                if (side != 0 && i - begin >= RUN) {
                    signals.add(new Signal(Signal.Rule.RUN, begin + 1, i));
                }
                begin = i;
                side = here;
            }
        }
    }

    private static void nearLimits(List<BigDecimal> readings, Limits limits, List<Signal> signals) {
        int first = 0;
        int last = 0;
        for (int i = WINDOW; i <= readings.size(); i++) {
            List<BigDecimal> window = readings.subList(i - WINDOW, i);
            if (near(window, limits, 1) || near(window, limits, -1)) {
                // Windows that overlap are one signal.
                if (last > 0 && i - WINDOW + 1 <= last) {
                    signals.removeLast();
                } else {
                    first = i - WINDOW + 1;
                }
                last = i;
                signals.add(new Signal(Signal.Rule.NEAR_LIMIT, first, last));
            }
        }
    }

    private static boolean near(List<BigDecimal> window, Limits limits, int side) {
        return window.stream().filter(reading -> limits.nearer(reading) == side).count() >= NEAR;
    }

    /** How many of the readings reach a target; the target itself is reached. */
    public int reached(BigDecimal target, boolean lowerIsBetter) {
        return Math.toIntExact(IntStream.range(0, readings.size())
                .filter(i -> lowerIsBetter
                        ? readings.get(i).compareTo(target) <= 0
                        : readings.get(i).compareTo(target) >= 0)
                .count());
    }
}
