package concentric.payments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the customers who matter for an offer: who paid at least a hundredth of what came in for any. Of others it is
 * not told what they paid.
 */
@Service
public class LargeCustomers {

    private final JdbcClient jdbc;
    private final Books books;

    LargeCustomers(JdbcClient jdbc, Books books) {
        this.jdbc = jdbc;
        this.books = books;
    }

    /**
     * What a customer paid for an offer, less tax and what was given back.
     *
     * @param amount minor units, above zero
     * @param total what all customers paid for it
     */
    public record Paid(long offer, long customer, long amount, long total) {}

    /**
     * What each of them paid for each offer in a currency.
     *
     * @param from the first instant
     * @param until the first instant after
     */
    @Transactional(readOnly = true)
    public List<Paid> during(Currency currency, Instant from, Instant until) {
        return jdbc.sql("""
                        with net as (
                            select p.offer_id, p.customer_id,
                                   sum(p.amount - p.tax - coalesce(r.amount, 0))::bigint as amount
                            from payments.payment p
                            left join (select of_seq, sum(amount - tax) as amount from payments.refund group by of_seq) r
                                on r.of_seq = p.seq
                            where p.seq > :live and p.currency = :currency
                              and p.occurred_at >= :from and p.occurred_at < :until
                            group by p.offer_id, p.customer_id),
                        whole as (
                            select net.*, sum(amount) over (partition by offer_id)::bigint as total from net),
                        large as (
                            select distinct customer_id from whole
                            where customer_id is not null and total > 0 and amount >= total / 100)
                        select offer_id, customer_id, amount, total
                        from whole join large using (customer_id)
                        where amount > 0 and total > 0
                        """)
                .param("live", books.liveAfter())
                .param("currency", currency.getCurrencyCode())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((rs, n) -> new Paid(
                        rs.getLong("offer_id"), rs.getLong("customer_id"), rs.getLong("amount"), rs.getLong("total")))
                .list();
    }
}
