package concentric.costs;

import concentric.network.Unit;
import concentric.people.Person;
import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PayStore {

    private static final String SELECT = """
            select p.id, p.unit_id, p.person_id, p.amount, p.currency, p.from_day, a.at, a.account_id
            from costs.pay p join platform.act a on a.id = p.act_id
            """;

    /**
     * Whether a row can be seen: by the person, by whoever set it, and by the members of the unit if the person chose so.
     */
    private static final String SEEN = """
             (p.person_id = :viewer or a.account_id = :account
              or (p.unit_id = any (:units) and exists (select 1 from costs.consent c
                  where c.unit_id = p.unit_id and c.person_id = p.person_id
                    and not exists (select 1 from costs.consent_end e where e.consent_id = c.id))))
            """;

    /** "Pay" in ASCII and room for the id of a person. */
    private static final long CONSENTS_KEY = 0x5061_7900_0000_0000L;

    private final JdbcClient jdbc;

    PayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Pay.Id insert(Pay pay, Act.Id act) {
        return jdbc.sql("""
                        insert into costs.pay (unit_id, person_id, amount, currency, from_day, act_id)
                        values (:unit, :person, :amount, :currency, :from, :act) returning id
                        """)
                .param("unit", pay.unit().value())
                .param("person", pay.person().value())
                .param("amount", pay.amount())
                .param("currency", pay.currency().getCurrencyCode())
                .param("from", pay.from())
                .param("act", act.value())
                .query((rs, n) -> new Pay.Id(rs.getLong("id")))
                .single();
    }

    /**
     * The rows that can count on some days: those that begin in them, and of each member the last before.
     *
     * @param unit only of this one; null: of any
     * @param person only of this one; null: of anybody
     */
    List<Pay> between(LocalDate from, LocalDate until, Unit.@Nullable Id unit, Person.@Nullable Id person) {
        return jdbc.sql(SELECT + """
                         where (:unit::bigint is null or p.unit_id = :unit)
                          and (:person::bigint is null or p.person_id = :person) and p.from_day < :until
                          and not exists (select 1 from costs.pay n
                              where n.unit_id = p.unit_id and n.person_id = p.person_id and n.from_day <= :from
                                and (n.from_day, n.id) > (p.from_day, p.id))
                        """)
                .param("unit", unit == null ? null : unit.value())
                .param("person", person == null ? null : person.value())
                .param("from", from)
                .param("until", until)
                .query((rs, n) -> pay(rs))
                .list();
    }

    /** All rows of a member of a unit, in the order in which they count. */
    List<Pay> of(Unit.Id unit, Person.Id person) {
        return jdbc.sql(SELECT + " where p.unit_id = :unit and p.person_id = :person order by p.from_day, p.id")
                .param("unit", unit.value())
                .param("person", person.value())
                .query((rs, n) -> pay(rs))
                .list();
    }

    /** All rows of members of these units, in the order in which they count. */
    List<Pay> ofUnits(Collection<Long> units) {
        return jdbc.sql(SELECT + " where p.unit_id = any (:units) order by p.from_day, p.id")
                .param("units", units.toArray(Long[]::new))
                .query((rs, n) -> pay(rs))
                .list();
    }

    /** The rows that came under an act. */
    List<Pay> of(Act.Id act) {
        return jdbc.sql(SELECT + " where p.act_id = :act")
                .param("act", act.value())
                .query((rs, n) -> pay(rs))
                .list();
    }

    /**
     * Lets rows of a member count in another unit, too, from a day on: what was agreed, as it was agreed and by whom, so that
     * nobody sees it who did not see it before.
     */
    void follow(Collection<Pay> rows, Unit.Id to, LocalDate from) {
        jdbc.sql("""
                        insert into costs.pay (unit_id, person_id, amount, currency, from_day, act_id)
                        select :to, person_id, amount, currency, greatest(from_day, :from), act_id from costs.pay
                        where id = any (:ids) order by from_day, id
                        """)
                .param("to", to.value())
                .param("from", from)
                .param("ids", rows.stream().map(pay -> pay.id().value()).toArray(Long[]::new))
                .update();
    }

    /** Removes the rows that came under an act. */
    void remove(Act.Id act) {
        jdbc.sql("delete from costs.pay where act_id = :act")
                .param("act", act.value())
                .update();
    }

    Pay get(Pay.Id id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id.value())
                .query((rs, n) -> pay(rs))
                .single();
    }

    /** The choices of a person take turns in being changed. */
    void lockConsents(Person.Id person) {
        jdbc.sql("select pg_advisory_xact_lock(:key + :person)")
                .param("key", CONSENTS_KEY)
                .param("person", person.value())
                .query(rs -> {});
    }

    /** That members of a unit may see a person's pay, as long as it holds. */
    Optional<Long> consent(Unit.Id unit, Person.Id person) {
        return jdbc.sql("""
                        select id from costs.consent c where unit_id = :unit and person_id = :person
                          and not exists (select 1 from costs.consent_end e where e.consent_id = c.id)
                        """)
                .param("unit", unit.value())
                .param("person", person.value())
                .query(Long.class)
                .optional();
    }

    void consent(Unit.Id unit, Person.Id person, Act.Id act) {
        jdbc.sql("insert into costs.consent (unit_id, person_id, act_id) values (:unit, :person, :act)")
                .param("unit", unit.value())
                .param("person", person.value())
                .param("act", act.value())
                .update();
    }

    void endConsent(long consent, Act.Id act) {
        jdbc.sql("insert into costs.consent_end (consent_id, act_id) values (:consent, :act)")
                .param("consent", consent)
                .param("act", act.value())
                .update();
    }

    /** The units whose members may see a person's pay. */
    List<Unit.Id> consents(Person.Id person) {
        return jdbc.sql("""
                        select unit_id from costs.consent c where person_id = :person
                          and not exists (select 1 from costs.consent_end e where e.consent_id = c.id)
                        """)
                .param("person", person.value())
                .query((rs, n) -> new Unit.Id(rs.getLong("unit_id")))
                .list();
    }

    /** The units that a person has rows in. */
    List<Unit.Id> unitsOf(Person.Id person) {
        return jdbc.sql("select distinct unit_id from costs.pay where person_id = :person")
                .param("person", person.value())
                .query((rs, n) -> new Unit.Id(rs.getLong("unit_id")))
                .list();
    }

    /** The currencies of all rows. */
    List<Currency> currencies() {
        return jdbc.sql("select distinct currency from costs.pay")
                .query((rs, n) -> Currency.getInstance(rs.getString("currency")))
                .list();
    }

    /** Whoever looks, and what they see by. */
    record Viewer(@Nullable Long person, long account, List<Long> units) {}

    /**
     * The rows that somebody sees, behind an id, by id.
     *
     * @param unit only of this one; null: of any
     * @param person only of this one; null: of anybody
     */
    List<Pay> seen(Viewer viewer, Unit.@Nullable Id unit, Person.@Nullable Id person, long id, int limit) {
        return jdbc.sql(SELECT + " where " + SEEN + """
                          and (:unit::bigint is null or p.unit_id = :unit)
                          and (:person::bigint is null or p.person_id = :person) and p.id > :id
                        order by p.id limit :limit
                        """)
                .param("viewer", viewer.person())
                .param("account", viewer.account())
                .param("units", viewer.units().toArray(Long[]::new))
                .param("unit", unit == null ? null : unit.value())
                .param("person", person == null ? null : person.value())
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> pay(rs))
                .list();
    }

    private static Pay pay(ResultSet rs) throws SQLException {
        return new Pay(
                new Pay.Id(rs.getLong("id")),
                new Unit.Id(rs.getLong("unit_id")),
                new Person.Id(rs.getLong("person_id")),
                rs.getLong("amount"),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("from_day", LocalDate.class),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getLong("account_id"));
    }
}
