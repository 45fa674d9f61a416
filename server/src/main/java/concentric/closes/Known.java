package concentric.closes;

import concentric.engine.terms.Measure;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/**
 * What a close knows beside the ledger.
 *
 * @param measures the readings of the month, each with its subject; without one it is the network's
 * @param costs what each unit spent in the month, by currency and code, in minor units, base pay included
 */
record Known(Map<Measure, BigDecimal> measures, Map<Currency, Map<String, Long>> costs) {

    Known {
        measures = Map.copyOf(measures);
        costs = Map.copyOf(costs);
    }
}
