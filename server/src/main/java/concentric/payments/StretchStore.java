package concentric.payments;

import concentric.platform.Act;
import concentric.platform.BinaryRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads everything recorded, stretch by stretch, for a proof: fast, and with nothing left out, also where rows are that
 * could not be there.
 */
@Repository
class StretchStore {

    /** Rows of a stretch, about: enough for COPY to pay, few enough for the memory. */
    private static final int ROWS = 50_000;

    private static final String LAST = """
            select greatest(
                (select max(seq) from payments.payment), (select max(seq) from payments.refund),
                (select max(seq) from payments.usage), (select max(seq) from payments.settling),
                (select max(seq) from payments.transfer), (select max(seq) from payments.close_movement),
                (select max(seq) from payments.payout_movement), (select max(seq) from payments.handover_movement),
                (select max(payment_seq) from payments.goods), (select max(refund_seq) from payments.returned_goods), 0)
            """;

    private static final String FIRST = LAST.replace("max", "min").replace("greatest", "least");

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    StretchStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The largest number that any row bears, whether it was given out or not. */
    long last() {
        return jdbc.sql(LAST).query(Long.class).single();
    }

    /** The smallest number that any row bears; 0 if none is smaller. */
    long first() {
        return jdbc.sql(FIRST).query(Long.class).single();
    }

    /** The name of each source. */
    Map<Integer, String> sources() {
        var names = new HashMap<Integer, String>();
        jdbc.sql("select id, name from payments.source").query(rs -> {
            names.put(rs.getInt("id"), rs.getString("name"));
        });
        return names;
    }

    /**
     * The next stretch.
     *
     * @param after behind this number
     * @param to up to this one, or less far if that were too many rows
     */
    Stretch next(long after, long to, Map<Integer, String> sources) {
        var payments = Objects.requireNonNull(template.execute(
                (ConnectionCallback<List<Payment>>) connection -> payments(after, to, sources, connection)));
        long end = payments.size() < ROWS ? to : payments.getLast().seq();
        var rows = new ArrayList<Recorded>(payments);
        end = add(RefundStore.SELECT, "r", after, end, rows, (rs, n) -> RefundStore.refund(rs));
        end = add(UsageStore.SELECT, "u", after, end, rows, (rs, n) -> UsageStore.usage(rs));
        end = add(SettlingStore.SELECT, "s", after, end, rows, (rs, n) -> SettlingStore.settling(rs));
        end = add(TransferStore.SELECT, "t", after, end, rows, (rs, n) -> TransferStore.transfer(rs));
        end = add(CloseMovementStore.SELECT, "c", after, end, rows, (rs, n) -> CloseMovementStore.movement(rs));
        end = add(PayoutMovementStore.SELECT, "p", after, end, rows, (rs, n) -> PayoutMovementStore.movement(rs));
        end = add(HandoverMovementStore.SELECT, "h", after, end, rows, (rs, n) -> HandoverMovementStore.movement(rs));
        long last = end;
        if (rows.size() > payments.size()) {
            rows.removeIf(row -> row.seq() > last);
            rows.sort(Comparator.comparingLong(Recorded::seq));
        }
        return new Stretch(last, rows, SealHash.bySeq(articles(after, last)));
    }

    /** Adds rows of another table; where the stretch must end for them not to be too many. */
    private long add(
            String select,
            String alias,
            long after,
            long to,
            List<Recorded> rows,
            RowMapper<? extends Recorded> mapper) {
        // Left: a row whose source is gone is still a row.
        var found = jdbc.sql(select.replace(" join ", " left join ")
                        + " where %1$s.seq > :after and %1$s.seq <= :to order by %1$s.seq limit :rows".formatted(alias))
                .param("after", after)
                .param("to", to)
                .param("rows", ROWS)
                .query(mapper)
                .list();
        rows.addAll(found);
        return found.size() < ROWS ? to : found.getLast().seq();
    }

    private static List<Payment> payments(long after, long to, Map<Integer, String> sources, Connection connection)
            throws SQLException {
        var payments = new ArrayList<Payment>();
        var currencies = new HashMap<String, Currency>();
        try (var rows = new BinaryRows(connection, """
                copy (select seq, source_id, external_id, offer_id, customer_id, segment_id, amount, tax, currency,
                          quantity, occurred_at, recorded_at, cascade_id, unsettled, act_id
                      from payments.payment where seq > %d and seq <= %d order by seq limit %d)
                to stdout (format binary)
                """.formatted(after, to, ROWS))) {
            while (rows.next()) {
                payments.add(new Payment(
                        rows.bigint(),
                        sources.getOrDefault(rows.integer(), ""),
                        rows.text(),
                        rows.bigint(),
                        rows.bigintOrNull(),
                        rows.bigintOrNull(),
                        rows.bigint(),
                        rows.bigint(),
                        currencies.computeIfAbsent(rows.text(), Currency::getInstance),
                        rows.bigint(),
                        rows.timestamp(),
                        rows.timestamp(),
                        rows.integerOrNull(),
                        rows.textOrNull(),
                        new Act.Id(rows.bigint())));
            }
        }
        return payments;
    }

    private List<Article> articles(long after, long to) {
        return jdbc.sql("""
                        select payment_seq as seq, payment_seq as of_seq, number, code, quantity from payments.goods
                        where payment_seq > :after and payment_seq <= :to
                        union all
                        select refund_seq, payment_seq, number, '', quantity from payments.returned_goods
                        where refund_seq > :after and refund_seq <= :to
                        order by seq, of_seq, number
                        """)
                .param("after", after)
                .param("to", to)
                .query((rs, n) -> new Article(
                        rs.getLong("seq"),
                        rs.getLong("of_seq"),
                        rs.getInt("number"),
                        rs.getString("code"),
                        rs.getLong("quantity")))
                .list();
    }
}
