package concentric.network;

import concentric.platform.Act;
import concentric.platform.Kept;
import concentric.platform.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UnitStore {

    private static final String SELECT = """
            select u.id, c.code, u.name, u.kind, u.field, u.purpose, e.day as until
            from network.unit u
            join platform.party c on c.id = u.id
            left join network.unit_end e on e.unit_id = u.id
            """;

    private static final String IN_ORDER = " order by lower(u.name), u.id";

    private final JdbcClient jdbc;
    private final Kept<AllUnits> kept;

    UnitStore(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.kept = snapshots.keep(this::readAll, "network.unit", "network.unit_end", "platform.party");
    }

    private AllUnits readAll() {
        var byName = jdbc.sql(SELECT + IN_ORDER).query((rs, n) -> unit(rs)).list();
        return AllUnits.of(byName, readFields());
    }

    void insert(Unit unit, Act.Id act) {
        insert(List.of(unit), act);
    }

    void insert(List<Unit> units, Act.Id act) {
        jdbc.sql("""
                        insert into network.unit (id, name, kind, field, purpose, act_id)
                        select id, name, kind, field, purpose, :act
                        from unnest(:ids::bigint[], :names::text[], :kinds::text[], :fields::text[], :purposes::text[])
                            as new (id, name, kind, field, purpose)
                        """)
                .param("ids", units.stream().map(unit -> unit.id().value()).toArray(Long[]::new))
                .param("names", units.stream().map(Unit::name).toArray(String[]::new))
                .param("kinds", units.stream().map(unit -> unit.kind().word()).toArray(String[]::new))
                .param("fields", units.stream().map(Unit::field).toArray(String[]::new))
                .param("purposes", units.stream().map(Unit::purpose).toArray(String[]::new))
                .param("act", act.value())
                .update();
    }

    /** Lets a unit be no longer there from a day on. */
    void end(Unit.Id unit, LocalDate day, UnitChange.Id change, Act.Id act) {
        jdbc.sql("insert into network.unit_end (unit_id, day, change_id, act_id) values (:unit, :day, :change, :act)")
                .param("unit", unit.value())
                .param("day", day)
                .param("change", change.value())
                .param("act", act.value())
                .update();
    }

    /** The units that came under an act: their codes by id. */
    Map<Long, String> codesOf(Act.Id act) {
        var codes = new HashMap<Long, String>();
        jdbc.sql("""
                        select u.id, c.code from network.unit u join platform.party c on c.id = u.id where u.act_id = :act
                        """).param("act", act.value()).query(rs -> {
            codes.put(rs.getLong("id"), rs.getString("code"));
        });
        return codes;
    }

    /** Whether any usage was recorded after an act. */
    boolean usageSince(Act.Id act) {
        return jdbc.sql("select exists (select 1 from platform.act where noun = 'usage' and id > :act)")
                .param("act", act.value())
                .query(Boolean.class)
                .single();
    }

    /** Removes the units that came under an act, and says which they were. */
    List<Long> remove(Act.Id act) {
        return jdbc.sql("delete from network.unit where act_id = :act returning id")
                .param("act", act.value())
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    Optional<Unit> get(Unit.Id id) {
        return Optional.ofNullable(all(List.of(id.value())).get(id.value()));
    }

    Map<Long, Unit> all(Collection<Long> ids) {
        return kept.now().map(all -> all.of(ids)).orElseGet(() -> read(ids));
    }

    private Map<Long, Unit> read(Collection<Long> ids) {
        var units = new HashMap<Long, Unit>();
        jdbc.sql(SELECT + " where u.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> unit(rs))
                .list()
                .forEach(unit -> units.put(unit.id().value(), unit));
        return units;
    }

    List<Unit> find(UnitFilter filter, long offset, int limit) {
        return all(filter)
                .map(all -> all.find(filter).skip(offset).limit(limit).toList())
                .orElseGet(() -> read(filter, offset, limit));
    }

    /** What somebody types is looked for by the database, which knows more of letters. */
    private Optional<AllUnits> all(UnitFilter filter) {
        return filter.query().isEmpty() ? kept.now() : Optional.empty();
    }

    private List<Unit> read(UnitFilter filter, long offset, int limit) {
        return filtered(SELECT + found(filter) + IN_ORDER + " offset :offset limit :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> unit(rs))
                .list();
    }

    /** Behind a code, by code. */
    List<Unit> after(UnitFilter filter, String code, int limit) {
        return filtered(SELECT + found(filter) + " and c.code > :code order by c.code limit :limit", filter)
                .param("code", code)
                .param("limit", limit)
                .query((rs, n) -> unit(rs))
                .list();
    }

    long count(UnitFilter filter) {
        return all(filter).map(all -> all.find(filter).count()).orElseGet(() -> readCount(filter));
    }

    private long readCount(UnitFilter filter) {
        return filtered("select count(*) from (" + SELECT + found(filter) + ") found", filter)
                .query(Long.class)
                .single();
    }

    List<String> fields() {
        return kept.now().map(AllUnits::fields).orElseGet(this::readFields);
    }

    private List<String> readFields() {
        return jdbc.sql("select distinct field from network.unit where field <> '' order by field")
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    /** Only what is asked for: of what is not, each row would be asked whether it is. */
    private static String found(UnitFilter filter) {
        var found = new StringBuilder(" where true");
        if (filter.side().isPresent()) found.append(" and u.id = any (:side)");
        if (filter.kind().isPresent()) found.append(" and u.kind = :kind");
        if (!filter.field().isEmpty()) found.append(" and u.field = :field");
        if (!filter.query().isEmpty()) {
            found.append(" and strpos(lower(u.name || ' ' || c.code || ' ' || u.purpose), lower(:query)) > 0");
        }
        return found.toString();
    }

    private JdbcClient.StatementSpec filtered(String sql, UnitFilter filter) {
        return jdbc.sql(sql)
                .param("kind", filter.kind().map(UnitKind::word).orElse(""))
                .param("field", filter.field())
                .param("query", filter.query())
                .param(
                        "side",
                        filter.side().map(side -> side.toArray(Long[]::new)).orElse(null));
    }

    private static Unit unit(ResultSet rs) throws SQLException {
        return new Unit(
                new Unit.Id(rs.getLong("id")),
                rs.getString("code"),
                rs.getString("name"),
                UnitKind.of(rs.getString("kind")).orElseThrow(),
                rs.getString("field"),
                rs.getString("purpose"),
                rs.getObject("until", LocalDate.class));
    }
}
