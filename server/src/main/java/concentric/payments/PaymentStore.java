package concentric.payments;

import concentric.payments.Entry.Identity;
import concentric.payments.NewPayment.Goods;
import concentric.platform.Act;
import concentric.platform.BinaryCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Repository;

@Repository
class PaymentStore {

    static final String SELECT =
            "select p.*, s.name as source from payments.payment p join payments.source s on s.id = p.source_id";

    private final JdbcClient jdbc;
    private final SQLExceptionTranslator exceptions = new SQLStateSQLExceptionTranslator();

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A payment with what its row needs besides. */
    record Row(Payment payment, int sourceId, List<Goods> goods) {

        List<Article> articles() {
            var articles = new ArrayList<Article>();
            for (var each : goods) {
                int number = articles.size() + 1;
                articles.add(new Article(payment.seq(), payment.seq(), number, each.code(), each.quantity()));
            }
            return articles;
        }
    }

    /**
     * Writes rows by COPY.
     *
     * @throws org.springframework.dao.DuplicateKeyException if an identity is known
     */
    void copy(List<Row> rows, Connection connection) {
        try {
            copyPayments(rows, connection);
            copyGoods(rows, connection);
        } catch (SQLException e) {
            var translated = exceptions.translate("copy payments", null, e);
            throw translated == null ? new IllegalStateException(e) : translated;
        }
    }

    private static void copyPayments(List<Row> rows, Connection connection) throws SQLException {
        try (var copy = new BinaryCopy(connection, """
                copy payments.payment (seq, source_id, external_id, offer_id, customer_id, segment_id, amount, tax,
                    currency, quantity, occurred_at, recorded_at, cascade_id, unsettled, act_id) from stdin binary
                """)) {
            for (var row : rows) {
                var payment = row.payment();
                copy.row(15)
                        .bigint(payment.seq())
                        .integer(row.sourceId())
                        .text(payment.externalId())
                        .bigint(payment.offerId())
                        .bigint(payment.customerId())
                        .bigint(payment.segmentId())
                        .bigint(payment.amount())
                        .bigint(payment.tax())
                        .text(payment.currency().getCurrencyCode())
                        .bigint(payment.quantity())
                        .timestamp(payment.occurredAt())
                        .timestamp(payment.recordedAt())
                        .integer(payment.cascadeId())
                        .text(payment.unsettled())
                        .bigint(payment.act().value());
            }
            copy.end();
        }
    }

    private static void copyGoods(List<Row> rows, Connection connection) throws SQLException {
        if (rows.stream().allMatch(row -> row.goods().isEmpty())) return;
        try (var copy = new BinaryCopy(
                connection, "copy payments.goods (payment_seq, number, code, quantity) from stdin binary")) {
            for (var row : rows) {
                for (var article : row.articles()) {
                    copy.row(4)
                            .bigint(article.seq())
                            .integer(article.number())
                            .text(article.code())
                            .bigint(article.quantity());
                }
            }
            copy.end();
        }
    }

    /** The payments that are recorded under these identities. */
    Map<Identity, Payment> known(Collection<Identity> identities) {
        var known = new HashMap<Identity, Payment>();
        jdbc.sql(SELECT + """
                         where (p.source_id, p.external_id) in (select * from unnest(:sources::int[], :names::text[]))
                        """)
                .param("sources", identities.stream().map(Identity::sourceId).toArray(Integer[]::new))
                .param("names", identities.stream().map(Identity::externalId).toArray(String[]::new))
                .query(rs -> {
                    known.put(new Identity(rs.getInt("source_id"), rs.getString("external_id")), payment(rs));
                });
        return known;
    }

    Optional<Payment> find(String source, String externalId) {
        return jdbc.sql(SELECT + " where s.name = :source and p.external_id = :name")
                .param("source", source)
                .param("name", externalId)
                .query((rs, n) -> payment(rs))
                .optional();
    }

    /** The payments of any source that have this name there, latest first. */
    List<Payment> named(String externalId, int most) {
        return jdbc.sql(SELECT + """
                         where p.source_id in (select id from payments.source) and p.external_id = :name
                        order by p.seq desc limit :most
                        """)
                .param("name", externalId)
                .param("most", most)
                .query((rs, n) -> payment(rs))
                .list();
    }

    Optional<Payment> find(long seq) {
        return jdbc.sql(SELECT + " where p.seq = :seq")
                .param("seq", seq)
                .query((rs, n) -> payment(rs))
                .optional();
    }

    List<Goods> goods(long seq) {
        return jdbc.sql("select code, quantity from payments.goods where payment_seq = :seq order by number")
                .param("seq", seq)
                .query((rs, n) -> new Goods(rs.getString("code"), rs.getLong("quantity")))
                .list();
    }

    static Payment payment(ResultSet rs) throws SQLException {
        return new Payment(
                rs.getLong("seq"),
                rs.getString("source"),
                rs.getString("external_id"),
                rs.getLong("offer_id"),
                rs.getObject("customer_id", Long.class),
                rs.getObject("segment_id", Long.class),
                rs.getLong("amount"),
                rs.getLong("tax"),
                Currency.getInstance(rs.getString("currency")),
                rs.getLong("quantity"),
                rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rs.getObject("cascade_id", Integer.class),
                rs.getString("unsettled"),
                new Act.Id(rs.getLong("act_id")));
    }
}
