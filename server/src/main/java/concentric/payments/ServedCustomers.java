package concentric.payments;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many customers paid in a period and did not get all of it back. Who they are is not told; payments that name no
 * customer count nobody.
 */
@Service
public class ServedCustomers {

    /** Of more payments than this, telling customers apart would keep a page waiting: they are not counted. */
    public static final int MOST_PAYMENTS = 2_000_000;

    private static final String OCCURRED = " p.occurred_at >= :from and p.occurred_at < :until ";

    private final JdbcClient jdbc;

    ServedCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The customers of a period.
     *
     * @param all each once; null where there are more than {@link #MOST_PAYMENTS} payments
     * @param byUnit for each unit those who paid for its offers; a customer of two units is one of each
     */
    public record Served(@Nullable Long all, Map<Long, Long> byUnit) {}

    /**
     * Counts them.
     *
     * @param from the first instant; null: since ever
     * @param until the first instant after; null: until ever
     */
    @Transactional(readOnly = true)
    public Served during(@Nullable Instant from, @Nullable Instant until) {
        var begin = from == null ? OffsetDateTime.MIN : from.atOffset(ZoneOffset.UTC);
        var end = until == null ? OffsetDateTime.MAX : until.atOffset(ZoneOffset.UTC);
        if (tooMany(begin, end)) return new Served(null, Map.of());
        var byUnit = new HashMap<Long, Long>();
        var all = new long[1];
        jdbc.sql("""
                        select o.unit_id, count(distinct p.customer_id) as customers
                        from payments.payment p join contracts.offer o on o.id = p.offer_id
                        where p.customer_id is not null and
                        """ + OCCURRED + """
                          and not exists (
                              select from payments.refund r where r.of_seq = p.seq and r.left_amount = 0 and r.amount > 0)
                        group by grouping sets ((o.unit_id), ())
                        """).param("from", begin).param("until", end).query(rs -> {
            long unit = rs.getLong("unit_id");
            if (rs.wasNull()) all[0] = rs.getLong("customers");
            else byUnit.put(unit, rs.getLong("customers"));
        });
        return new Served(all[0], byUnit);
    }

    private boolean tooMany(OffsetDateTime from, OffsetDateTime until) {
        long payments = jdbc.sql(
                        "select count(*) from (select from payments.payment p where" + OCCURRED + "limit :most) p")
                .param("from", from)
                .param("until", until)
                .param("most", MOST_PAYMENTS + 1)
                .query(Long.class)
                .single();
        return payments > MOST_PAYMENTS;
    }
}
