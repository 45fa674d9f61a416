package concentric.payments;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class PaymentSearch {

    private static final String WHERE = """
             where (:externalId = '' or starts_with(p.external_id, :externalId))
               and (:offer = '' or p.offer_id = (select id from contracts.offer where code = :offer))
               and (:segment = '' or case when :segment = :none then p.segment_id is null
                    else p.segment_id = (select id from customers.segment where code = :segment) end)
               and (:from::timestamptz is null or p.occurred_at >= :from)
               and (:until::timestamptz is null or p.occurred_at < :until)
               and (not :unsettledOnly or p.cascade_id is null
                    and not exists (select 1 from payments.settling l where l.of_seq = p.seq))
            """;

    private final JdbcClient jdbc;

    PaymentSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Payment> list(PaymentFilter filter, int offset, int limit) {
        return filtered("""
                        select p.*, s.name as source from payments.payment p join payments.source s on s.id = p.source_id
                        """ + WHERE + " order by p.seq desc offset :offset limit :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> PaymentStore.payment(rs))
                .list();
    }

    /** The next ones recorded before a sequence number, newest first: for reading on and on. */
    List<Payment> before(PaymentFilter filter, long seq, int limit) {
        return filtered("""
                        select p.*, s.name as source from payments.payment p join payments.source s on s.id = p.source_id
                        """ + WHERE + " and p.seq < :seq order by p.seq desc limit :limit", filter)
                .param("seq", seq)
                .param("limit", limit)
                .query((rs, n) -> PaymentStore.payment(rs))
                .list();
    }

    /** The one recorded last for any of these offers, looked for no further back than so many records. */
    Optional<Payment> last(Collection<Long> offers, long records) {
        return jdbc.sql("""
                        select p.*, s.name as source from payments.payment p join payments.source s on s.id = p.source_id
                        where p.offer_id = any (:offers)
                            and p.seq > (select coalesce(max(seq), 0) from payments.payment) - :records
                        order by p.seq desc limit 1
                        """)
                .param("offers", offers.toArray(Long[]::new))
                .param("records", records)
                .query((rs, n) -> PaymentStore.payment(rs))
                .optional();
    }

    long count(PaymentFilter filter) {
        return filtered("select count(*) from payments.payment p" + WHERE, filter)
                .query(Long.class)
                .single();
    }

    private StatementSpec filtered(String sql, PaymentFilter filter) {
        return jdbc.sql(sql)
                .param("externalId", filter.externalId())
                .param("offer", filter.offer())
                .param("segment", filter.segment())
                .param("none", PaymentFilter.NO_SEGMENT)
                .param("from", atOffset(filter.from()))
                .param("until", atOffset(filter.until()))
                .param("unsettledOnly", filter.unsettledOnly());
    }

    private static @Nullable OffsetDateTime atOffset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
