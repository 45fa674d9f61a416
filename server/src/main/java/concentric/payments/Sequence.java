package concentric.payments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payments in the order in which they were recorded: what the ledger reads. */
@Service
public class PaymentSequence {

    private final JdbcClient jdbc;
    private final PaymentStore store;

    PaymentSequence(JdbcClient jdbc, PaymentStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** The last sequence number given out; 0 before the first. */
    @Transactional(readOnly = true)
    public long last() {
        return store.lastSeq();
    }

    /** The last sequence number, beyond {@code after}, of what was recorded before an instant; 0 if there is none. */
    @Transactional(readOnly = true)
    public long lastBefore(Instant instant, long after) {
        return jdbc.sql("""
                        select coalesce(max(seq), 0) from payments.payment
                        where seq > :after and recorded_at < :instant
                        """)
                .param("after", after)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The payments of a range of sequence numbers, both ends included. */
    @Transactional(readOnly = true)
    public List<Payment> range(long from, long to) {
        return jdbc.sql("""
                        select p.*, s.name as source from payments.payment p
                        join payments.source s on s.id = p.source_id
                        where p.seq between :from and :to order by p.seq
                        """)
                .param("from", from)
                .param("to", to)
                .query((rs, n) -> PaymentStore.payment(rs))
                .list();
    }
}
