package concentric.closes;

import concentric.engine.terms.Measure;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a close knows beside the ledger.
 *
 * @param measures the readings of the month, each with its subject; without one it is the network's
 * @param costs what each unit spent in the month, by currency and code, in minor units, base pay included
 */
public record Known(Map<Measure, BigDecimal> measures, Map<Currency, Map<String, Long>> costs) {

    public Known {
        measures = Map.copyOf(measures);
        costs = Map.copyOf(costs);
    }

    /** The same, of the measures only those that are asked for. */
    Known of(Set<Measure> asked) {
        var some = new HashMap<>(measures);
        some.keySet().retainAll(asked);
        return new Known(some, costs);
    }
}
