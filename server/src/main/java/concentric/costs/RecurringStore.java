package concentric.costs;

import concentric.network.Unit;
import concentric.network.UnitChange;
import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RecurringStore {

    private static final String SELECT = """
            select r.id, r.unit_id, r.account, r.amount, r.currency, r.supplier, r.note, r.from_day,
                   least(r.until_day, e.until_day, h.day) as until_day, a.account_id
            from costs.recurring_cost r
            join platform.act a on a.id = r.act_id
            left join costs.recurring_end e on e.recurring_id = r.id
            left join costs.recurring_handover h on h.recurring_id = r.id
            """;

    private final JdbcClient jdbc;

    RecurringStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RecurringCost.Id insert(RecurringCost cost, Act.Id act) {
        return jdbc.sql("""
                        insert into costs.recurring_cost
                            (unit_id, account, amount, currency, supplier, note, from_day, until_day, act_id)
                        values (:unit, :account, :amount, :currency, :supplier, :note, :from, :until, :act) returning id
                        """)
                .param("unit", cost.unit().value())
                .param("account", cost.account())
                .param("amount", cost.amount())
                .param("currency", cost.currency().getCurrencyCode())
                .param("supplier", cost.supplier())
                .param("note", cost.note())
                .param("from", cost.from())
                .param("until", cost.until())
                .param("act", act.value())
                .query((rs, n) -> new RecurringCost.Id(rs.getLong("id")))
                .single();
    }

    /** Whether it ends so; not if it was ended before. */
    boolean end(RecurringCost.Id id, LocalDate until, Act.Id act) {
        return jdbc.sql("""
                        insert into costs.recurring_end (recurring_id, until_day, act_id) values (:id, :until, :act)
                        on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("until", until)
                        .param("act", act.value())
                        .update()
                == 1;
    }

    /**
     * Says that one is its unit's no more from a day on.
     *
     * @param to what goes on in its place; null: it ends
     */
    void handOver(RecurringCost.Id id, LocalDate day, RecurringCost.@Nullable Id to, UnitChange.Id change, Act.Id act) {
        jdbc.sql("""
                        insert into costs.recurring_handover (recurring_id, day, to_id, change_id, act_id)
                        values (:id, :day, :to, :change, :act)
                        """)
                .param("id", id.value())
                .param("day", day)
                .param("to", to == null ? null : to.value())
                .param("change", change.value())
                .param("act", act.value())
                .update();
    }

    /** Those of a unit that have not ended on a day, also such that begin later. */
    List<RecurringCost> goingOn(Unit.Id unit, LocalDate day) {
        return between(day, LocalDate.of(9999, 1, 1), unit);
    }

    Optional<RecurringCost> find(RecurringCost.Id id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id.value())
                .query((rs, n) -> cost(rs))
                .optional();
    }

    /**
     * Those that can be due on some days.
     *
     * @param unit only of this one; null: of any
     */
    List<RecurringCost> between(LocalDate from, LocalDate until, Unit.@Nullable Id unit) {
        return jdbc.sql(SELECT + """
                         where (:unit::bigint is null or r.unit_id = :unit) and r.from_day < :until
                          and (r.until_day is null or r.until_day > :from) and (e.until_day is null or e.until_day > :from)
                          and (h.day is null or h.day > :from)
                        order by r.id
                        """)
                .param("unit", unit == null ? null : unit.value())
                .param("from", from)
                .param("until", until)
                .query((rs, n) -> cost(rs))
                .list();
    }

    /**
     * Those of a unit behind an id, by id, with those that ended.
     *
     * @param by only what this account recorded; null: whoever did
     */
    List<RecurringCost> after(Unit.Id unit, @Nullable Long by, long id, int limit) {
        return jdbc.sql(SELECT + """
                         where r.unit_id = :unit and r.id > :id and (:by::bigint is null or a.account_id = :by)
                        order by r.id limit :limit
                        """)
                .param("unit", unit.value())
                .param("by", by)
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> cost(rs))
                .list();
    }

    private static RecurringCost cost(ResultSet rs) throws SQLException {
        return new RecurringCost(
                new RecurringCost.Id(rs.getLong("id")),
                new Unit.Id(rs.getLong("unit_id")),
                rs.getString("account"),
                rs.getLong("amount"),
                Currency.getInstance(rs.getString("currency")),
                rs.getString("supplier"),
                rs.getString("note"),
                rs.getObject("from_day", LocalDate.class),
                rs.getObject("until_day", LocalDate.class),
                rs.getLong("account_id"));
    }
}
