package concentric.payments;

import concentric.platform.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everything recorded, in the order in which it was: what the ledger reads. */
@Service
public class Sequence {

    private static final List<String> TABLES = List.of(
            "payment",
            "refund",
            "usage",
            "settling",
            "transfer",
            "close_movement",
            "payout_movement",
            "handover_movement");

    private final JdbcClient jdbc;
    private final Seals seals;
    private final StretchStore stretches;

    Sequence(JdbcClient jdbc, Seals seals, StretchStore stretches) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.stretches = stretches;
    }

    /** The last sequence number given out; 0 before the first. True to the end of a transaction only under the writer lock. */
    @Transactional(readOnly = true)
    public long last() {
        return jdbc.sql("select last from payments.counter").query(Long.class).single();
    }

    /** The last sequence number, beyond {@code after}, of what was recorded before an instant; 0 if there is none. */
    @Transactional(readOnly = true)
    public long lastBefore(Instant instant, long after) {
        var each = TABLES.stream()
                .map(table ->
                        "select max(seq) from payments." + table + " where seq > :after and recorded_at < :instant")
                .toList();
        return jdbc.sql("select coalesce(max(max), 0) from (" + String.join(" union all ", each) + ") as lasts")
                .param("after", after)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** What was recorded in a range of sequence numbers, both ends included, in their order. */
    @Transactional(readOnly = true)
    public List<Recorded> range(long from, long to) {
        var rows = new ArrayList<Recorded>();
        rows.addAll(range("payment", PaymentStore.SELECT, from, to, (rs, n) -> PaymentStore.payment(rs)));
        long payments = rows.size();
        // Nearly always payments fill the range, and nothing else has to be asked for.
        if (payments == to - from + 1) return rows;
        rows.addAll(range("refund", RefundStore.SELECT, from, to, (rs, n) -> RefundStore.refund(rs)));
        rows.addAll(range("usage", UsageStore.SELECT, from, to, (rs, n) -> UsageStore.usage(rs)));
        rows.addAll(range("settling", SettlingStore.SELECT, from, to, (rs, n) -> SettlingStore.settling(rs)));
        rows.addAll(range("transfer", TransferStore.SELECT, from, to, (rs, n) -> TransferStore.transfer(rs)));
        rows.addAll(range(
                "close_movement", CloseMovementStore.SELECT, from, to, (rs, n) -> CloseMovementStore.movement(rs)));
        rows.addAll(range(
                "payout_movement", PayoutMovementStore.SELECT, from, to, (rs, n) -> PayoutMovementStore.movement(rs)));
        rows.addAll(range(
                "handover_movement",
                HandoverMovementStore.SELECT,
                from,
                to,
                (rs, n) -> HandoverMovementStore.movement(rs)));
        if (rows.size() > payments) rows.sort(Comparator.comparingLong(Recorded::seq));
        return rows;
    }

    private List<? extends Recorded> range(
            String table, String select, long from, long to, RowMapper<? extends Recorded> mapper) {
        var alias = table.substring(0, 1);
        return jdbc.sql(select + " where " + alias + ".seq between :from and :to order by " + alias + ".seq")
                .param("from", from)
                .param("to", to)
                .query(mapper)
                .list();
    }

    /** The transfers and the movements of closes, payouts and handovers up to a sequence number: those whose postings no cascade tells. */
    @Transactional(readOnly = true)
    public List<Recorded> withoutCascade(long to) {
        var rows = new ArrayList<Recorded>();
        rows.addAll(range("transfer", TransferStore.SELECT, 1, to, (rs, n) -> TransferStore.transfer(rs)));
        rows.addAll(
                range("close_movement", CloseMovementStore.SELECT, 1, to, (rs, n) -> CloseMovementStore.movement(rs)));
        rows.addAll(range(
                "payout_movement", PayoutMovementStore.SELECT, 1, to, (rs, n) -> PayoutMovementStore.movement(rs)));
        rows.addAll(range(
                "handover_movement",
                HandoverMovementStore.SELECT,
                1,
                to,
                (rs, n) -> HandoverMovementStore.movement(rs)));
        return rows;
    }

    /**
     * What was recorded, stretch by stretch, to the last number there is, whether it was given out or not.
     *
     * @param from where to begin; up to 1: at the first number there is
     */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void walk(long from, Consumer<Stretch> walker) {
        var sources = stretches.sources();
        long last = stretches.last();
        for (long after = from > 1 ? from - 1 : stretches.first() - 1; after < last; ) {
            var stretch = stretches.next(after, last, sources);
            walker.accept(stretch);
            after = stretch.to();
        }
    }

    /**
     * A check of seals, to be given what {@link #walk} finds.
     *
     * @param from seals that end before it are taken as they stand
     */
    @Transactional(readOnly = true)
    public SealCheck seals(long from) {
        return SealCheck.from(from, seals);
    }

    /**
     * The end of the chain of seals.
     *
     * @param seq the last number that is sealed; 0 before the first
     * @param hash of the seal; {@link Sha256#NONE} before the first
     */
    public record Sealed(long seq, Sha256 hash) {}

    /** The end of the chain of seals. */
    @Transactional(readOnly = true)
    public Sealed sealed() {
        return seals.last().map(seal -> new Sealed(seal.to(), seal.hash())).orElse(new Sealed(0, Sha256.NONE));
    }

    /** Those of these ends that the chain of seals never had. */
    @Transactional(readOnly = true)
    public Set<Sealed> unknown(Collection<Sealed> ends) {
        return seals.unknown(
                ends.stream().filter(end -> !end.hash().equals(Sha256.NONE)).toList());
    }
}
