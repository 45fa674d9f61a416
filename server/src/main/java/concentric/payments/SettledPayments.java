package concentric.payments;

import concentric.contracts.Settlements;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells contracts what is settled already. */
@Component
class SettledPayments implements Settlements {

    private final JdbcClient jdbc;

    SettledPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long settled(Collection<Long> offers, Instant from, Instant until) {
        return jdbc.sql("""
                        select count(*) from (
                            select seq, cascade_id from payments.payment
                            where offer_id = any (:offers) and occurred_at >= :from and occurred_at < :until
                            union all
                            select seq, cascade_id from payments.usage
                            where service_id = any (:offers) and occurred_at >= :from and occurred_at < :until) as each
                        where cascade_id is not null
                           or exists (select 1 from payments.settling s where s.of_seq = each.seq)
                        """)
                .param("offers", offers.toArray(Long[]::new))
                .param("from", from.equals(Instant.MIN) ? OffsetDateTime.MIN : from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public Set<Long> paid(Collection<Long> offers) {
        return jdbc.sql("select distinct offer_id from payments.payment where offer_id = any (:offers)")
                .param("offers", offers.toArray(Long[]::new))
                .query((rs, n) -> rs.getLong(1))
                .set();
    }
}
