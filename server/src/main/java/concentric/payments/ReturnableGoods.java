package concentric.payments;

import concentric.customers.Customers;
import concentric.platform.Act;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which pieces of which invoices could still come back. */
@Repository
class ReturnableGoods {

    private final JdbcClient jdbc;
    private final Customers customers;

    ReturnableGoods(JdbcClient jdbc, Customers customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** Who bought what. */
    record Bought(String customer, String article) {}

    /**
     * An article on the invoice of a payment, of which pieces are left.
     *
     * @param number its place on the invoice
     * @param pieces how many did not come back yet
     */
    record Item(Payment payment, int number, long pieces) {}

    /** What customers bought and did not give back yet, the latest first; of one source. */
    Map<Bought, List<Item>> find(String source, Collection<Bought> asked) {
        var known = customers.find(asked.stream().map(Bought::customer).collect(Collectors.toSet()));
        var ofKnown = asked.stream()
                .filter(bought -> known.containsKey(bought.customer()))
                .toList();
        var items = new HashMap<Bought, List<Item>>();
        jdbc.sql("""
                        select p.*, s.name as source, asked.customer, asked.article, g.number,
                            g.quantity - coalesce((
                                select sum(r.quantity) from payments.returned_goods r
                                where r.payment_seq = g.payment_seq and r.number = g.number), 0) as pieces
                        from unnest(:ids::bigint[], :customers::text[], :articles::text[])
                            as asked (customer_id, customer, article)
                        join payments.goods g on g.code = asked.article
                        join payments.payment p on p.seq = g.payment_seq and p.customer_id = asked.customer_id
                        join payments.source s on s.id = p.source_id
                        where s.name = :source and g.quantity > 0
                        order by p.occurred_at desc, p.seq desc, g.number
                        """)
                .param("source", source)
                .param(
                        "ids",
                        ofKnown.stream()
                                .map(bought -> known.get(bought.customer()))
                                .toArray(Long[]::new))
                .param("customers", ofKnown.stream().map(Bought::customer).toArray(String[]::new))
                .param("articles", ofKnown.stream().map(Bought::article).toArray(String[]::new))
                .query(rs -> {
                    var bought = new Bought(rs.getString("customer"), rs.getString("article"));
                    var item = new Item(PaymentStore.payment(rs), rs.getInt("number"), rs.getLong("pieces"));
                    items.computeIfAbsent(bought, key -> new ArrayList<>()).add(item);
                });
        return items;
    }

    /** Those of the cancellations that gave something back already, each with the act that did. */
    Map<String, Act.Id> known(String source, Collection<String> cancellations) {
        var known = new HashMap<String, Act.Id>();
        jdbc.sql("""
                        select split_part(r.external_id, '/', 1) as number, max(r.act_id) as act_id
                        from payments.refund r join payments.source s on s.id = r.source_id
                        where s.name = :source and split_part(r.external_id, '/', 1) = any (:numbers)
                        group by number
                        """)
                .param("source", source)
                .param("numbers", cancellations.toArray(String[]::new))
                .query(rs -> {
                    known.put(rs.getString("number"), new Act.Id(rs.getLong("act_id")));
                });
        return known;
    }
}
