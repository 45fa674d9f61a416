package concentric.ledger;

import concentric.contracts.CascadePlan;
import concentric.contracts.Plans;
import concentric.payments.Recorded;
import concentric.payments.Sequence;
import concentric.platform.Organisations;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Settles ranges of recorded payments, for whoever posts them, reads them before they are posted, or proves them. */
@Component
class SettledRanges {

    private static final int PIECE = 10_000;

    private final AtomicReference<Tail> tail = new AtomicReference<>(new Tail(0, 0, new UUID(0, 0), List.of()));
    private final JdbcClient jdbc;
    private final Plans plans;
    private final Sequence sequence;
    private final Organisations organisations;

    SettledRanges(JdbcClient jdbc, Plans plans, Sequence sequence, Organisations organisations) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.sequence = sequence;
        this.organisations = organisations;
    }

    /** What a range of sequence numbers settled to, under the contracts of a stamp. */
    private record Tail(long posted, long last, UUID stamp, List<LedgerEntry> entries) {

        boolean isOf(Tail asked) {
            return posted == asked.posted && last == asked.last && stamp.equals(asked.stamp);
        }
    }

    /** A settlement to which nothing is added yet. */
    Settlement empty() {
        return settlements().get();
    }

    /** As many settlements as one likes, by contracts and parties as they are now. */
    Supplier<Settlement> settlements() {
        var chart = chart();
        var zone = organisations.current().zone();
        var cascades = new HashMap<Integer, CascadePlan>();
        return () -> new Settlement(
                zone,
                id -> cascades.computeIfAbsent(id, plans::cascade),
                party -> Objects.requireNonNull(chart.get(party)));
    }

    /** These rows, settled. */
    Settlement of(List<Recorded> rows) {
        var settlement = empty();
        settlement.add(rows);
        return settlement;
    }

    /** The entries to which what is recorded after a sequence number settles; kept while nothing is added. */
    List<LedgerEntry> after(long seq) {
        var asked = new Tail(seq, sequence.last(), plans.stamp(), List.of());
        var known = tail.get();
        if (known.isOf(asked)) return known.entries();
        var settlement = empty();
        for (long from = seq + 1; from <= asked.last(); from += PIECE) {
            settlement.add(sequence.range(from, Math.min(asked.last(), from + PIECE - 1)));
        }
        var entries = settlement.entries();
        tail.set(new Tail(seq, asked.last(), asked.stamp(), entries));
        return entries;
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
