package concentric.engine.close;

import concentric.engine.plan.Version;
import concentric.engine.terms.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a close is a function of, in one currency. Lists may come in any order.
 *
 * @param lastDay of the period
 * @param versions those in force at the period's last instant, at most one of a contract; those in other currencies are left
 *     out of account
 * @param owners the unit that owns each offer, at that instant
 * @param live what moved live in the period
 * @param costs of each unit in the period, minor units, base pay included
 * @param holds what was in hold at the end of the period, before it was closed: taken live up to then, or at closes of
 *     earlier periods. What a close of this one has decided is no longer among it. All that one clause of a version holds is
 *     decided alike
 * @param measures what is known, each with its subject; without one it is the network's
 * @param carried what nodes' receipts were below zero before the period, zero or less, minor units; nothing if not named
 * @param borne what was taken of stakes in losses at closes of other periods, minor units; nothing if not named
 * @param closed ids of the versions that have closed this period already, see {@link Close#closed()}
 * @param posted what was posted for this period already
 */
public record Books(
        LocalDate lastDay,
        Currency currency,
        List<Version> versions,
        Map<String, String> owners,
        List<Live> live,
        Map<String, Long> costs,
        List<Held> holds,
        Map<Measure, BigDecimal> measures,
        Map<StakeKey, Long> carried,
        Map<LossKey, Long> borne,
        Set<Long> closed,
        List<Movement> posted) {

    public Books {
        versions = List.copyOf(versions);
        owners = Map.copyOf(owners);
        live = List.copyOf(live);
        costs = Map.copyOf(costs);
        holds = List.copyOf(holds);
        measures = Map.copyOf(measures);
        carried = Map.copyOf(carried);
        borne = Map.copyOf(borne);
        closed = Set.copyOf(closed);
        posted = List.copyOf(posted);
    }
}
