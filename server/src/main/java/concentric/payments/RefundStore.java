package concentric.payments;

import concentric.engine.terms.Remainder;
import concentric.payments.Entry.Identity;
import concentric.platform.Act;
import concentric.platform.BinaryCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
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
class RefundStore {

    static final String SELECT =
            "select r.*, s.name as source from payments.refund r join payments.source s on s.id = r.source_id";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    RefundStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A refund with what its row needs besides. */
    record Row(Refund refund, int sourceId, List<NewRefund.Returned> goods) {

        List<Article> articles() {
            return goods.stream()
                    .map(each -> new Article(refund.seq(), refund.of(), each.number(), "", each.quantity()))
                    .sorted(Comparator.comparingInt(Article::number))
                    .toList();
        }
    }

    /** Writes rows by COPY. */
    void copy(List<Row> rows) {
        template.execute((ConnectionCallback<@Nullable Void>) connection -> {
            copyRefunds(rows, connection);
            copyGoods(rows, connection);
            return null;
        });
    }

    private static void copyRefunds(List<Row> rows, Connection connection) throws SQLException {
        try (var copy = new BinaryCopy(connection, """
                copy payments.refund (seq, source_id, external_id, of_seq, segment_id, amount, tax, quantity,
                    left_amount, left_tax, left_quantity, currency, occurred_at, recorded_at, cascade_id, act_id)
                from stdin binary
                """)) {
            for (var row : rows) {
                var refund = row.refund();
                copy.row(16)
                        .bigint(refund.seq())
                        .integer(row.sourceId())
                        .text(refund.externalId())
                        .bigint(refund.of())
                        .bigint(refund.segmentId())
                        .bigint(refund.amount())
                        .bigint(refund.tax())
                        .bigint(refund.quantity())
                        .bigint(refund.left().amount())
                        .bigint(refund.left().tax())
                        .bigint(refund.left().quantity())
                        .text(refund.currency().getCurrencyCode())
                        .timestamp(refund.occurredAt())
                        .timestamp(refund.recordedAt())
                        .integer(refund.cascadeId())
                        .bigint(refund.act().value());
            }
            copy.end();
        }
    }

    private static void copyGoods(List<Row> rows, Connection connection) throws SQLException {
        if (rows.stream().allMatch(row -> row.goods().isEmpty())) return;
        try (var copy = new BinaryCopy(
                connection,
                "copy payments.returned_goods (refund_seq, payment_seq, number, quantity) from stdin binary")) {
            for (var row : rows) {
                for (var article : row.articles()) {
                    copy.row(4)
                            .bigint(article.seq())
                            .bigint(article.of())
                            .integer(article.number())
                            .bigint(article.quantity());
                }
            }
            copy.end();
        }
    }

    /** The refunds that are recorded under these identities. */
    Map<Identity, Refund> known(Collection<Identity> identities) {
        var known = new HashMap<Identity, Refund>();
        jdbc.sql(SELECT + """
                         where (r.source_id, r.external_id) in (select * from unnest(:sources::int[], :names::text[]))
                        """)
                .param("sources", identities.stream().map(Identity::sourceId).toArray(Integer[]::new))
                .param("names", identities.stream().map(Identity::externalId).toArray(String[]::new))
                .query(rs -> {
                    known.put(new Identity(rs.getInt("source_id"), rs.getString("external_id")), refund(rs));
                });
        return known;
    }

    /** What is left of those payments and usages, by sequence number, of which anything was given back. */
    Map<Long, Remainder> left(Collection<Long> of) {
        var left = new HashMap<Long, Remainder>();
        jdbc.sql("""
                        select distinct on (of_seq) * from payments.refund where of_seq = any (:of)
                        order by of_seq, seq desc
                        """).param("of", of.toArray(Long[]::new)).query(rs -> {
            left.put(rs.getLong("of_seq"), left(rs));
        });
        return left;
    }

    /** The refunds of a payment or usage, in their order. */
    List<Refund> of(long seq) {
        return jdbc.sql(SELECT + " where r.of_seq = :of order by r.seq")
                .param("of", seq)
                .query((rs, n) -> refund(rs))
                .list();
    }

    Optional<Refund> find(long seq) {
        return jdbc.sql(SELECT + " where r.seq = :seq")
                .param("seq", seq)
                .query((rs, n) -> refund(rs))
                .optional();
    }

    Optional<Refund> find(String source, String externalId) {
        return jdbc.sql(SELECT + " where s.name = :source and r.external_id = :name")
                .param("source", source)
                .param("name", externalId)
                .query((rs, n) -> refund(rs))
                .optional();
    }

    /** The first refund that does not go on from what was left before it; a full proof asks for it. */
    Optional<Long> firstBroken() {
        return jdbc.sql("""
                        select min(seq) from (
                            select r.seq, r.left_amount + r.amount as amount, r.left_tax + r.tax as tax,
                                r.left_quantity + r.quantity as quantity,
                                coalesce(lag(r.left_amount) over w, p.amount, u.amount, l.amount, 0) as amount_before,
                                coalesce(lag(r.left_tax) over w, p.tax, 0) as tax_before,
                                coalesce(lag(r.left_quantity) over w, p.quantity, u.quantity) as quantity_before
                            from payments.refund r
                            left join payments.payment p on p.seq = r.of_seq
                            left join payments.usage u on u.seq = r.of_seq
                            left join payments.settling l on u.cascade_id is null and l.of_seq = u.seq and l.seq < r.seq
                            window w as (partition by r.of_seq order by r.seq)) as each
                        where (amount, tax, quantity) is distinct from (amount_before, tax_before, quantity_before)
                        """)
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, Long.class)))
                .single();
    }

    private static Remainder left(ResultSet rs) throws SQLException {
        return new Remainder(rs.getLong("left_amount"), rs.getLong("left_tax"), rs.getLong("left_quantity"));
    }

    static Refund refund(ResultSet rs) throws SQLException {
        return new Refund(
                rs.getLong("seq"),
                rs.getString("source"),
                rs.getString("external_id"),
                rs.getLong("of_seq"),
                rs.getObject("segment_id", Long.class),
                rs.getLong("amount"),
                rs.getLong("tax"),
                rs.getLong("quantity"),
                left(rs),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rs.getObject("cascade_id", Integer.class),
                new Act.Id(rs.getLong("act_id")));
    }
}
