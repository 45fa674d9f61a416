package concentric.payments;

import concentric.platform.Act;
import concentric.platform.BinaryCopy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SettlingStore {

    static final String SELECT = "select s.* from payments.settling s";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SettlingStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Writes rows by COPY. */
    void copy(List<Settling> rows) {
        template.execute((ConnectionCallback<@Nullable Void>) connection -> {
            try (var copy = new BinaryCopy(connection, """
                    copy payments.settling (seq, of_seq, segment_id, amount, tax, quantity, currency, occurred_at,
                        recorded_at, cascade_id, act_id) from stdin binary
                    """)) {
                for (var row : rows) write(row, copy);
                copy.end();
            }
            return null;
        });
    }

    private static void write(Settling row, BinaryCopy copy) throws SQLException {
        copy.row(11)
                .bigint(row.seq())
                .bigint(row.of())
                .bigint(row.segmentId())
                .bigint(row.amount())
                .bigint(row.tax())
                .bigint(row.quantity())
                .text(row.currency().getCurrencyCode())
                .timestamp(row.occurredAt())
                .timestamp(row.recordedAt())
                .integer(row.cascadeId())
                .bigint(row.act().value());
    }

    /** The payments after a sequence number that nobody settled yet, in their order. */
    List<Payment> openPayments(long after, int limit) {
        return jdbc.sql(PaymentStore.SELECT + """
                         where p.cascade_id is null and p.seq > :after
                          and not exists (select 1 from payments.settling l where l.of_seq = p.seq)
                        order by p.seq limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((rs, n) -> PaymentStore.payment(rs))
                .list();
    }

    /** The usages after a sequence number that nobody settled yet, in their order. */
    List<Usage> openUsages(long after, int limit) {
        return jdbc.sql(UsageStore.SELECT + """
                         where u.cascade_id is null and u.seq > :after
                          and not exists (select 1 from payments.settling l where l.of_seq = u.seq)
                        order by u.seq limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((rs, n) -> UsageStore.usage(rs))
                .list();
    }

    /** The cascades by which those of these payments and usages are settled that were settled later. */
    Map<Long, Integer> cascades(Collection<Long> of) {
        var cascades = new HashMap<Long, Integer>();
        if (of.isEmpty()) return cascades;
        jdbc.sql("select of_seq, cascade_id from payments.settling where of_seq = any (:of)")
                .param("of", of.toArray(Long[]::new))
                .query(rs -> {
                    cascades.put(rs.getLong("of_seq"), rs.getInt("cascade_id"));
                });
        return cascades;
    }

    /** How a payment or usage was settled later; nothing if it was settled at once, or is not. */
    Optional<Settling> of(long seq) {
        return jdbc.sql(SELECT + " where s.of_seq = :of")
                .param("of", seq)
                .query((rs, n) -> settling(rs))
                .optional();
    }

    /** How those of these payments and usages were settled later that were, by the number of each. */
    Map<Long, Settling> of(Collection<Long> seqs) {
        var settled = new HashMap<Long, Settling>();
        jdbc.sql(SELECT + " where s.of_seq = any (:of)")
                .param("of", seqs.toArray(Long[]::new))
                .query(rs -> {
                    settled.put(rs.getLong("of_seq"), settling(rs));
                });
        return settled;
    }

    static Settling settling(ResultSet rs) throws SQLException {
        return new Settling(
                rs.getLong("seq"),
                rs.getLong("of_seq"),
                rs.getObject("segment_id", Long.class),
                rs.getLong("amount"),
                rs.getLong("tax"),
                rs.getLong("quantity"),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rs.getInt("cascade_id"),
                new Act.Id(rs.getLong("act_id")));
    }
}
