package concentric.rehearsals;

import concentric.closes.Known;
import concentric.contracts.CascadePlan;
import concentric.contracts.ContractsInForce;
import concentric.engine.plan.Cascade;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Root;
import concentric.engine.tally.Period;
import concentric.engine.tally.Tallied;
import concentric.engine.terms.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What happened, to be settled under any contracts: months in their order and without a gap, in one currency. */
record History(List<Month> months, Facts facts) {

    History {
        months = List.copyOf(months);
    }

    /**
     * All that what really happened comes to depends on; no draft changes it.
     *
     * @param stamp of the contracts in force
     * @param settled by which cascade, in which month
     * @param known by the close of each month
     */
    record Facts(
            UUID stamp,
            Currency currency,
            NavigableMap<YearMonth, List<Settled>> settled,
            Map<YearMonth, Known> known) {}

    /** What was settled by one cascade. */
    record Settled(CascadePlan plan, Tallied tallied) {

        String root() {
            return switch (plan.cascade().root()) {
                case Root.Offer offer -> offer.name();
                case Root.Service service -> service.name();
            };
        }

        /** What decides under other contracts how the same would be shared; nothing if none does. */
        Optional<Cascade> under(Plan other) {
            OptionalInt index = plan.isOfService() ? other.service(root()) : other.offer(root());
            return index.isEmpty() ? Optional.empty() : Optional.of(other.cascade(index.getAsInt()));
        }
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
