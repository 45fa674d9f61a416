package concentric.costs;

import concentric.platform.Act;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MinimumStore {

    private final JdbcClient jdbc;

    MinimumStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Minimum minimum, Act.Id act) {
        jdbc.sql("""
                        insert into costs.minimum (amount, currency, week_hundredth, from_day, act_id)
                        values (:amount, :currency, :week, :from, :act)
                        """)
                .param("amount", minimum.amount())
                .param("currency", minimum.currency().getCurrencyCode())
                .param("week", minimum.weekHundredths())
                .param("from", minimum.from())
                .param("act", act.value())
                .update();
    }

    /** All, by currency, in the order in which they count. */
    List<Minimum> all() {
        return jdbc.sql("""
                        select amount, currency, week_hundredth, from_day from costs.minimum order by currency, from_day, id
                        """)
                .query((rs, n) -> new Minimum(
                        rs.getLong("amount"),
                        Currency.getInstance(rs.getString("currency")),
                        rs.getInt("week_hundredth"),
                        rs.getObject("from_day", LocalDate.class)))
                .list();
    }
}
