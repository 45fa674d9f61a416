package concentric.engine.tally;

import concentric.engine.plan.Plan;
import concentric.engine.plan.Version;
import concentric.engine.terms.Measure;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * A month of history, in one currency, with the contracts that it is settled by.
 *
 * @param month what was posted in it
 * @param stretches what was settled in it, by plan
 * @param versions the contracts in force at its last instant, at most one version of each: they close it
 * @param owners the unit that owns each offer at its last instant
 * @param costs of each unit, minor units, base pay included
 * @param measures what is known of it, each with its subject; without one it is the network's
 */
public record Period(
        YearMonth month,
        List<Stretch> stretches,
        List<Version> versions,
        Map<String, String> owners,
        Map<String, Long> costs,
        Map<Measure, BigDecimal> measures) {

    /** What is settled by one plan; what the plan shares by no contract stays out of account. */
    public record Stretch(Plan plan, List<Tallied> tallied) {
        public Stretch {
            tallied = List.copyOf(tallied);
        }
    }

    public Period {
        stretches = List.copyOf(stretches);
        versions = List.copyOf(versions);
        owners = Map.copyOf(owners);
        costs = Map.copyOf(costs);
        measures = Map.copyOf(measures);
    }
}
