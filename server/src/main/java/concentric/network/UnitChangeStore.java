package concentric.network;

import concentric.network.UnitChange.Kind;
import concentric.network.UnitChange.State;
import concentric.network.UnitChange.Thing;
import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of units, what they say, who signed them and what came of them. */
@Repository
class UnitChangeStore {

    private static final String SELECT = """
            select c.id, c.kind, c.unit_id, c.at, e.number, e.day, e.reason, e.successor, e.name, e.purpose, e.balance_ppm,
                   case when d.change_id is not null then 'done'
                        when w.change_id is not null then 'withdrawn' else 'draft' end as state
            from network.unit_change c
            join lateral (
                select * from network.unit_change_edition where change_id = c.id order by number desc limit 1) e on true
            left join network.unit_change_done d on d.change_id = c.id
            left join network.unit_change_withdrawal w on w.change_id = c.id
            """;

    private final JdbcClient jdbc;
    private final UnitStore units;

    UnitChangeStore(JdbcClient jdbc, UnitStore units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    UnitChange.Id insert(UnitChange change, Act.Id act) {
        var id = jdbc.sql("""
                        insert into network.unit_change (kind, unit_id, at, act_id) values (:kind, :unit, :at, :act)
                        returning id
                        """)
                .param("kind", change.kind().word())
                .param("unit", change.unit().id().value())
                .param("at", utc(change.at()))
                .param("act", act.value())
                .query((rs, n) -> new UnitChange.Id(rs.getLong(1)))
                .single();
        insertEdition(id, change, change.at(), act);
        return id;
    }

    /** What a change says from now on. */
    void insertEdition(UnitChange.Id id, UnitChange change, Instant at, Act.Id act) {
        jdbc.sql("""
                        insert into network.unit_change_edition
                            (change_id, number, day, reason, successor, name, purpose, balance_ppm, hash, at, act_id)
                        values (:id, :number, :day, :reason, :successor, :name, :purpose, :balance, :hash, :at, :act)
                        """)
                .param("id", id.value())
                .param("number", change.edition())
                .param("day", change.day())
                .param("reason", change.reason())
                .param("successor", change.successor())
                .param("name", change.name())
                .param("purpose", change.purpose())
                .param("balance", change.balancePpm())
                .param("hash", change.hash().bytes())
                .param("at", utc(at))
                .param("act", act.value())
                .update();
        change.choices()
                .forEach((thing, code) -> jdbc.sql("""
                        insert into network.unit_change_choice (change_id, edition, noun, thing, successor)
                        values (:id, :edition, :noun, :thing, :code)
                        """)
                        .param("id", id.value())
                        .param("edition", change.edition())
                        .param("noun", thing.noun())
                        .param("thing", thing.key())
                        .param("code", code)
                        .update());
    }

    void sign(UnitChange change, Unit.Id unit, long account, boolean onBehalf, Instant at, Act.Id act) {
        jdbc.sql("""
                        insert into network.unit_change_signature
                            (change_id, edition, unit_id, account_id, on_behalf, hash, at, act_id)
                        values (:id, :edition, :unit, :account, :onBehalf, :hash, :at, :act)
                        """)
                .param("id", change.id().value())
                .param("edition", change.edition())
                .param("unit", unit.value())
                .param("account", account)
                .param("onBehalf", onBehalf)
                .param("hash", change.hash().bytes())
                .param("at", utc(at))
                .param("act", act.value())
                .update();
    }

    void withdraw(UnitChange.Id change, Act.Id act) {
        jdbc.sql("insert into network.unit_change_withdrawal (change_id, act_id) values (:id, :act)")
                .param("id", change.value())
                .param("act", act.value())
                .update();
    }

    void done(UnitChange.Id change, Instant at, Act.Id act) {
        jdbc.sql("insert into network.unit_change_done (change_id, at, act_id) values (:id, :at, :act)")
                .param("id", change.value())
                .param("at", utc(at))
                .param("act", act.value())
                .update();
    }

    Optional<UnitChange> get(UnitChange.Id id) {
        return changes(jdbc.sql(SELECT + " where c.id = :id").param("id", id.value())).stream()
                .findFirst();
    }

    /** Those that a unit hands over by, or takes something by, newest first. */
    List<UnitChange> of(Unit unit) {
        return changes(jdbc.sql(SELECT + """
                         where c.unit_id = :unit or e.successor = :code or exists (
                            select 1 from network.unit_change_choice o
                            where o.change_id = c.id and o.edition = e.number and o.successor = :code)
                        order by c.id desc
                        """).param("unit", unit.id().value()).param("code", unit.code()));
    }

    /** Those that can be signed, newest first. */
    List<UnitChange> drafts() {
        return changes(jdbc.sql(SELECT + " where d.change_id is null and w.change_id is null order by c.id desc"));
    }

    /** Those before an id, newest first. */
    List<UnitChange> before(long id, int limit) {
        return changes(jdbc.sql(SELECT + " where c.id < :id order by c.id desc limit :limit")
                .param("id", id)
                .param("limit", limit));
    }

    /** Those that are carried out and count from a day or earlier. */
    List<UnitChange> done(LocalDate upTo) {
        return changes(jdbc.sql(SELECT + " where d.change_id is not null and e.day <= :day order by c.id")
                .param("day", upTo));
    }

    private List<UnitChange> changes(JdbcClient.StatementSpec asked) {
        return asked.query((rs, n) -> change(rs)).list();
    }

    /** A signature as it was given: of one edition, by a unit. */
    record Given(int edition, long unit, long account, boolean onBehalf, Instant at) {}

    /** The signatures on a change, also those on earlier editions, in their order. */
    List<Given> signatures(UnitChange.Id change) {
        return jdbc.sql("""
                        select edition, unit_id, account_id, on_behalf, at from network.unit_change_signature
                        where change_id = :id order by edition, at, unit_id
                        """)
                .param("id", change.value())
                .query((rs, n) -> new Given(
                        rs.getInt("edition"),
                        rs.getLong("unit_id"),
                        rs.getLong("account_id"),
                        rs.getBoolean("on_behalf"),
                        instant(rs, "at")))
                .list();
    }

    /** When a change was carried out. */
    Optional<Instant> doneAt(UnitChange.Id change) {
        return jdbc.sql("select at from network.unit_change_done where change_id = :id")
                .param("id", change.value())
                .query((rs, n) -> instant(rs, "at"))
                .optional();
    }

    private Map<Thing, String> choices(long change, int edition) {
        var choices = new HashMap<Thing, String>();
        jdbc.sql("""
                        select noun, thing, successor from network.unit_change_choice
                        where change_id = :id and edition = :edition
                        """).param("id", change).param("edition", edition).query(rs -> {
            choices.put(new Thing(rs.getString("noun"), rs.getString("thing")), rs.getString("successor"));
        });
        return choices;
    }

    private UnitChange change(ResultSet rs) throws SQLException {
        long id = rs.getLong("id");
        int edition = rs.getInt("number");
        return new UnitChange(
                new UnitChange.Id(id),
                Kind.of(rs.getString("kind")).orElseThrow(),
                units.get(new Unit.Id(rs.getLong("unit_id"))).orElseThrow(),
                edition,
                rs.getObject("day", LocalDate.class),
                rs.getString("reason"),
                rs.getString("successor"),
                rs.getString("name"),
                rs.getString("purpose"),
                rs.getLong("balance_ppm"),
                choices(id, edition),
                State.valueOf(rs.getString("state").toUpperCase(Locale.ROOT)),
                instant(rs, "at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
