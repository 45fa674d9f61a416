package concentric.payments;

import concentric.payments.Sequence.Sealed;
import concentric.platform.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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

    /** How many payments there are up to a seal. */
    private record Counted(long count, Sealed end) {}

    private static final Counted NOTHING = new Counted(0, new Sealed(0, Sha256.NONE));

    private final JdbcClient jdbc;
    private final Seals seals;
    private final AtomicReference<Counted> counted = new AtomicReference<>(NOTHING);

    PaymentSearch(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
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
        return filter.equals(PaymentFilter.ALL) ? countAll() : countFiltered(filter);
    }

    /** Counts on from the seal up to which it was counted last: what is sealed stays as it is. */
    private long countAll() {
        var last = seals.last();
        if (last.isEmpty()) return countFiltered(PaymentFilter.ALL);
        var end = new Sealed(last.get().to(), last.get().hash());
        var before = counted.get();
        if (before.end().equals(end)) return before.count();
        boolean goesOn = seals.unknown(List.of(before.end())).isEmpty();
        var base = goesOn ? before : NOTHING;
        long more = jdbc.sql("select count(*) from payments.payment where seq > :after and seq <= :to")
                .param("after", base.end().seq())
                .param("to", end.seq())
                .query(Long.class)
                .single();
        counted.set(new Counted(base.count() + more, end));
        return base.count() + more;
    }

    private long countFiltered(PaymentFilter filter) {
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
