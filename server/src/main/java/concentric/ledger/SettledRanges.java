package concentric.ledger;

import concentric.contracts.CascadePlan;
import concentric.contracts.Plans;
import concentric.ledger.Settlement.Tally;
import concentric.ledger.Settlement.TallyKey;
import concentric.payments.Recorded;
import concentric.payments.Sequence;
import concentric.platform.Latest;
import concentric.platform.Organisations;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Settles ranges of recorded payments, for whoever posts them, reads them before they are posted, or proves them. */
@Component
class SettledRanges {

    private static final int PIECE = 10_000;

    private final Latest<Asked, Tail> tail = new Latest<>();
    private final JdbcClient jdbc;
    private final Plans plans;
    private final Sequence sequence;
    private final Organisations organisations;
    private final MonthStore months;

    SettledRanges(JdbcClient jdbc, Plans plans, Sequence sequence, Organisations organisations, MonthStore months) {
        this.months = months;
        this.jdbc = jdbc;
        this.plans = plans;
        this.sequence = sequence;
        this.organisations = organisations;
    }

    /** A range of sequence numbers, and the stamp of the contracts by which it settles. */
    private record Asked(long posted, long last, UUID stamp) {}

    /** What a range settles to. */
    private record Tail(List<LedgerEntry> entries, Map<TallyKey, Tally> tally) {}

    /** As many settlements as one likes, each for the batch with which it is posted, by contracts and parties as they are now. */
    LongFunction<Settlement> settlements() {
        var chart = chart();
        var zone = organisations.current().zone();
        var closed = months.closedBehind();
        var cascades = new HashMap<Integer, CascadePlan>();
        return batch -> new Settlement(
                zone,
                id -> cascades.computeIfAbsent(id, plans::cascade),
                party -> Objects.requireNonNull(chart.get(party)),
                Optional.ofNullable(closed.lowerEntry(batch))
                        .map(Map.Entry::getValue)
                        .orElse(null));
    }

    /** These rows, settled as they are posted with a batch. */
    Settlement of(List<Recorded> rows, long batch) {
        var settlement = settlements().apply(batch);
        settlement.add(rows);
        return settlement;
    }

    /** The entries to which what is recorded after a sequence number settles; kept while nothing is added. */
    List<LedgerEntry> after(long seq) {
        return tail(seq).entries();
    }

    /** The tally of what is recorded after a sequence number. */
    Map<TallyKey, Tally> tallyAfter(long seq) {
        return tail(seq).tally();
    }

    private Tail tail(long seq) {
        var asked = new Asked(seq, sequence.last(), plans.stamp());
        return tail.to(asked, () -> settled(asked));
    }

    private Tail settled(Asked asked) {
        var settlement = settlements().apply(Long.MAX_VALUE);
        for (long from = asked.posted() + 1; from <= asked.last(); from += PIECE) {
            settlement.add(sequence.range(from, Math.min(asked.last(), from + PIECE - 1)));
        }
        return new Tail(settlement.entries(), Map.copyOf(settlement.tally()));
    }

    private Map<Long, Account.Kind> chart() {
        var kinds = new HashMap<Long, Account.Kind>();
        jdbc.sql("select id, noun from platform.party").query(rs -> {
            kinds.put(
                    rs.getLong("id"), Account.Kind.valueOf(rs.getString("noun").toUpperCase(Locale.ROOT)));
        });
        return kinds;
    }
}
