package concentric.rehearsals;

import concentric.contracts.ContractsInForce;
import concentric.engine.tally.Period;
import concentric.engine.tally.Tallied;
import concentric.engine.terms.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What happened, to be settled under any contracts: months in their order and without a gap, in one currency. */
record History(List<Month> months) {

    History {
        months = List.copyOf(months);
    }

    /**
     * A month.
     *
     * @param last its last instant: the contracts in force then close it
     * @param at what was posted in it, by an instant whose contracts settle it
     * @param costs of each unit as its close knew them, minor units
     * @param measures what is known of it
     */
    record Month(
            YearMonth month,
            Instant last,
            Map<Instant, List<Tallied>> at,
            Map<String, Long> costs,
            Map<Measure, BigDecimal> measures) {

        Month {
            at = Map.copyOf(at);
        }

        private Period under(ContractsInForce contracts) {
            var stretches = at.entrySet().stream()
                    .map(each -> new Period.Stretch(contracts.at(each.getKey()).plan(), each.getValue()))
                    .toList();
            return new Period(month, stretches, contracts.versionsAt(last), contracts.owners(last), costs, measures);
        }

        /** How many payments and usages were settled in it, those that refunds took away left out. */
        long count() {
            return at.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Tallied::count)
                    .sum();
        }
    }

    /** The same under contracts as they were or would be. */
    List<Period> under(ContractsInForce contracts) {
        return months.stream().map(month -> month.under(contracts)).toList();
    }
}
