package concentric.payments;

import concentric.payments.Entry.Identity;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UsageStore {

    static final String SELECT =
            "select u.*, s.name as source from payments.usage u join payments.source s on s.id = u.source_id";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    UsageStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A usage with what its row needs besides. */
    record Row(Usage usage, int sourceId) {}

    /** Writes rows by COPY. */
    void copy(List<Row> rows) {
        template.execute((ConnectionCallback<@Nullable Void>) connection -> {
            try (var copy = new BinaryCopy(connection, """
                    copy payments.usage (seq, source_id, external_id, service_id, consumer_id, quantity, amount,
                        currency, occurred_at, recorded_at, cascade_id, unsettled, act_id) from stdin binary
                    """)) {
                for (var row : rows) write(row, copy);
                copy.end();
            }
            return null;
        });
    }

    private static void write(Row row, BinaryCopy copy) throws SQLException {
        var usage = row.usage();
        copy.row(13)
                .bigint(usage.seq())
                .integer(row.sourceId())
                .text(usage.externalId())
                .bigint(usage.serviceId())
                .bigint(usage.consumerId())
                .bigint(usage.quantity())
                .bigint(usage.amount())
                .text(usage.currency() == null ? null : usage.currency().getCurrencyCode())
                .timestamp(usage.occurredAt())
                .timestamp(usage.recordedAt())
                .integer(usage.cascadeId())
                .text(usage.unsettled())
                .bigint(usage.act().value());
    }

    /** Those of these units that are there. */
    Set<Long> units(Collection<Long> ids) {
        return Set.copyOf(jdbc.sql("select id from network.unit where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    /** The usages that are recorded under these identities. */
    Map<Identity, Usage> known(Collection<Identity> identities) {
        var known = new HashMap<Identity, Usage>();
        jdbc.sql(SELECT + """
                         where (u.source_id, u.external_id) in (select * from unnest(:sources::int[], :names::text[]))
                        """)
                .param("sources", identities.stream().map(Identity::sourceId).toArray(Integer[]::new))
                .param("names", identities.stream().map(Identity::externalId).toArray(String[]::new))
                .query(rs -> {
                    known.put(new Identity(rs.getInt("source_id"), rs.getString("external_id")), usage(rs));
                });
        return known;
    }

    Optional<Usage> find(long seq) {
        return jdbc.sql(SELECT + " where u.seq = :seq")
                .param("seq", seq)
                .query((rs, n) -> usage(rs))
                .optional();
    }

    Optional<Usage> find(String source, String externalId) {
        return jdbc.sql(SELECT + " where s.name = :source and u.external_id = :name")
                .param("source", source)
                .param("name", externalId)
                .query((rs, n) -> usage(rs))
                .optional();
    }

    static Usage usage(ResultSet rs) throws SQLException {
        var currency = rs.getString("currency");
        return new Usage(
                rs.getLong("seq"),
                rs.getString("source"),
                rs.getString("external_id"),
                rs.getLong("service_id"),
                rs.getLong("consumer_id"),
                rs.getLong("quantity"),
                rs.getObject("amount", Long.class),
                currency == null ? null : Currency.getInstance(currency),
                rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rs.getObject("cascade_id", Integer.class),
                rs.getString("unsettled"),
                new Act.Id(rs.getLong("act_id")));
    }
}
