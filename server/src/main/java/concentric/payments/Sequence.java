package concentric.payments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything recorded, in the order in which it was: what the ledger reads. */
@Service
public class Sequence {

    private static final List<String> TABLES = List.of("payment", "refund", "usage", "settling", "transfer");

    private final JdbcClient jdbc;
    private final Seals seals;

    Sequence(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
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

    /** The transfers up to a sequence number: the one kind whose postings no contract tells. */
    @Transactional(readOnly = true)
    public List<Transfer> transfers(long to) {
        return jdbc.sql(TransferStore.SELECT + " where t.seq <= :to order by t.seq")
                .param("to", to)
                .query((rs, n) -> TransferStore.transfer(rs))
                .list();
    }

    /**
     * The first sequence number at which rows and their seals part: a row was changed, removed or added, or a seal was.
     *
     * @param from seals that end before it are taken as they stand
     * @return nothing if every seal holds, up to the last number given out
     */
    @Transactional(readOnly = true)
    public OptionalLong brokenSeal(long from) {
        return seals.broken(from, last(), this::range);
    }
}
