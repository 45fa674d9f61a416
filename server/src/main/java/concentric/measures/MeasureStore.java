package concentric.measures;

import concentric.network.Unit;
import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MeasureStore {

    private static final String SELECT = """
            select id, name, unit_of_measurement, per_unit, grain, direction, purpose, keeper_id, expires
            from measures.measure
            """;

    private static final String FOUND =
            " where (:query = '' or strpos(lower(name || ' ' || purpose), lower(:query)) > 0) ";

    private final JdbcClient jdbc;

    MeasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of a new one; nothing if its name is taken. */
    Optional<Measure.Id> insert(Measure measure, Act.Id act) {
        var keeper = measure.keeper();
        return jdbc.sql("""
                        insert into measures.measure
                            (name, unit_of_measurement, per_unit, grain, direction, purpose, keeper_id, expires, act_id)
                        values (:name, :unit, :perUnit, :grain, :direction, :purpose, :keeper, :expires, :act)
                        on conflict (name) do nothing returning id
                        """)
                .param("name", measure.name())
                .param("unit", measure.unitOfMeasurement())
                .param("perUnit", measure.perUnit())
                .param("grain", measure.grain().word())
                .param("direction", measure.direction().word())
                .param("purpose", measure.purpose())
                .param("keeper", keeper == null ? null : keeper.value())
                .param("expires", measure.expires())
                .param("act", act.value())
                .query((rs, n) -> new Measure.Id(rs.getLong("id")))
                .optional();
    }

    Optional<Measure> find(String name) {
        return Optional.ofNullable(findAll(List.of(name)).get(name));
    }

    Map<String, Measure> findAll(Collection<String> names) {
        var measures = new HashMap<String, Measure>();
        jdbc.sql(SELECT + " where name = any (:names)")
                .param("names", names.toArray(String[]::new))
                .query((rs, n) -> measure(rs))
                .list()
                .forEach(measure -> measures.put(measure.name(), measure));
        return measures;
    }

    List<Measure> list(String query, long offset, int limit) {
        return jdbc.sql(SELECT + FOUND + " order by lower(name), id offset :offset limit :limit")
                .param("query", query)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> measure(rs))
                .list();
    }

    /** Behind a name, by name. */
    List<Measure> after(String query, String name, int limit) {
        return jdbc.sql(SELECT + FOUND + " and name > :name order by name limit :limit")
                .param("query", query)
                .param("name", name)
                .param("limit", limit)
                .query((rs, n) -> measure(rs))
                .list();
    }

    long count(String query) {
        return jdbc.sql("select count(*) from measures.measure" + FOUND)
                .param("query", query)
                .query(Long.class)
                .single();
    }

    /** Freezes the limits of a chart, or lets them go where there are no days. */
    void freeze(
            Measure.Id measure,
            Unit.@Nullable Id subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String reason,
            Act.Id act) {
        jdbc.sql("""
                        insert into measures.baseline (measure_id, subject_id, from_day, to_day, reason, act_id)
                        values (:measure, :subject, :from, :to, :reason, :act)
                        """)
                .param("measure", measure.value())
                .param("subject", subject == null ? null : subject.value())
                .param("from", from)
                .param("to", to)
                .param("reason", reason)
                .param("act", act.value())
                .update();
    }

    /** The baseline on which the limits of a chart are frozen now; nothing if they are not. */
    Optional<Baseline> baseline(Measure.Id measure, Unit.@Nullable Id subject) {
        return jdbc.sql("""
                        select from_day, to_day, reason from (
                            select * from measures.baseline
                            where measure_id = :measure and subject_id is not distinct from :subject
                            order by id desc limit 1) latest
                        where from_day is not null
                        """)
                .param("measure", measure.value())
                .param("subject", subject == null ? null : subject.value())
                .query((rs, n) -> new Baseline(
                        rs.getObject("from_day", LocalDate.class),
                        rs.getObject("to_day", LocalDate.class),
                        rs.getString("reason")))
                .optional();
    }

    private static Measure measure(ResultSet rs) throws SQLException {
        var keeper = rs.getObject("keeper_id", Long.class);
        return new Measure(
                new Measure.Id(rs.getLong("id")),
                rs.getString("name"),
                rs.getString("unit_of_measurement"),
                rs.getBoolean("per_unit"),
                Grain.of(rs.getString("grain")).orElseThrow(),
                Direction.of(rs.getString("direction")).orElseThrow(),
                rs.getString("purpose"),
                keeper == null ? null : new Unit.Id(keeper),
                rs.getObject("expires", LocalDate.class));
    }
}
