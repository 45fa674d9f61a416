package concentric.payments;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds usage by what a reader asks for. */
@Repository
class UsageSearch {

    private static final String WHERE = """
             where (:externalId = '' or starts_with(u.external_id, :externalId))
               and (:service = '' or u.service_id = (select id from contracts.offer where code = :service))
               and (:consumer = '' or u.consumer_id = (select id from platform.party where code = :consumer))
               and (:from::timestamptz is null or u.occurred_at >= :from)
               and (:until::timestamptz is null or u.occurred_at < :until)
               and (not :unsettledOnly or u.cascade_id is null
                    and not exists (select 1 from payments.settling l where l.of_seq = u.seq))
            """;

    private final JdbcClient jdbc;

    UsageSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Usage> list(UsageFilter filter, long offset, int limit) {
        return filtered(UsageStore.SELECT + WHERE + " order by u.seq desc offset :offset limit :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> UsageStore.usage(rs))
                .list();
    }

    List<Usage> before(UsageFilter filter, long seq, int limit) {
        return filtered(UsageStore.SELECT + WHERE + " and u.seq < :seq order by u.seq desc limit :limit", filter)
                .param("seq", seq)
                .param("limit", limit)
                .query((rs, n) -> UsageStore.usage(rs))
                .list();
    }

    /** The one recorded last of any of these services, looked for no further back than so many records. */
    Optional<Usage> last(Collection<Long> services, long records) {
        return jdbc.sql(UsageStore.SELECT + """
                         where u.service_id = any (:services)
                            and u.seq > (select coalesce(max(seq), 0) from payments.usage) - :records
                        order by u.seq desc limit 1
                        """)
                .param("services", services.toArray(Long[]::new))
                .param("records", records)
                .query((rs, n) -> UsageStore.usage(rs))
                .optional();
    }

    long count(UsageFilter filter) {
        return filtered("select count(*) from payments.usage u" + WHERE, filter)
                .query(Long.class)
                .single();
    }

    private StatementSpec filtered(String sql, UsageFilter filter) {
        return jdbc.sql(sql)
                .param("externalId", filter.externalId())
                .param("service", filter.service())
                .param("consumer", filter.consumer())
                .param("from", filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC))
                .param("until", filter.until() == null ? null : filter.until().atOffset(ZoneOffset.UTC))
                .param("unsettledOnly", filter.unsettledOnly());
    }
}
