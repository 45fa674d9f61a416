package concentric.measures;

import concentric.network.Unit;
import concentric.platform.Act;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReadingStore {

    /** Of a chart: of one measure and one subject, or of the network. */
    private static final String OF_CHART = """
             where r.measure_id = :measure and r.subject_id is not distinct from :subject
            """;

    /** The last reading of a period counts. */
    private static final String SELECT = """
            select r.id, r.measure_id, r.subject_id, r.period, r.value, a.at, a.account_id,
                   exists (select 1 from measures.reading n
                       where n.measure_id = r.measure_id and n.subject_id is not distinct from r.subject_id
                         and n.period = r.period and n.id > r.id) as corrected
            from measures.reading r join platform.act a on a.id = r.act_id
            """;

    private final JdbcClient jdbc;

    ReadingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One that is to be written.
     *
     * @param subject the unit's id; null for the network
     */
    record New(long measure, @Nullable Long subject, LocalDate period, BigDecimal value) {}

    /** Ids of new ones, in their order. */
    List<Long> insert(List<New> readings, Act.Id act) {
        return jdbc.sql("""
                        insert into measures.reading (measure_id, subject_id, period, value, act_id)
                        select measure, subject, period, value, :act
                        from unnest(:measures::bigint[], :subjects::bigint[], :periods::date[], :values::numeric[])
                            with ordinality as new (measure, subject, period, value, position)
                        order by position
                        returning id
                        """)
                .param("measures", readings.stream().map(New::measure).toArray(Long[]::new))
                .param("subjects", readings.stream().map(New::subject).toArray(Long[]::new))
                .param(
                        "periods",
                        readings.stream().map(each -> each.period().toString()).toArray(String[]::new))
                .param(
                        "values",
                        readings.stream()
                                .map(each -> each.value().toPlainString())
                                .toArray(String[]::new))
                .param("act", act.value())
                .query((rs, n) -> rs.getLong("id"))
                .list();
    }

    /** What counts in a chart, in the order of time. */
    List<Reading> current(Measure.Id measure, Unit.@Nullable Id subject) {
        return jdbc.sql("select * from (" + SELECT + OF_CHART + ") all_of_it where not corrected order by period")
                .param("measure", measure.value())
                .param("subject", subject == null ? null : subject.value())
                .query((rs, n) -> reading(rs))
                .list();
    }

    /** What counts of one period, of all measures of a grain. */
    List<Reading> current(Grain grain, LocalDate period) {
        return jdbc.sql("select * from (" + SELECT + """
                        where r.period = :period and r.measure_id in (select id from measures.measure where grain = :grain))
                        all_of_it where not corrected order by measure_id, subject_id
                        """)
                .param("period", period)
                .param("grain", grain.word())
                .query((rs, n) -> reading(rs))
                .list();
    }

    /**
     * What counts of a period already.
     *
     * @param act the one by which it was entered
     */
    record Said(long measure, @Nullable Long subject, LocalDate period, BigDecimal value, long act) {}

    /** What counts already of the periods that these are about. */
    List<Said> said(List<New> readings) {
        return jdbc.sql("""
                        select distinct on (r.measure_id, r.subject_id, r.period)
                            r.measure_id, r.subject_id, r.period, r.value, r.act_id
                        from measures.reading r
                        where r.measure_id = any (:measures) and r.period = any (:periods::date[])
                        order by r.measure_id, r.subject_id, r.period, r.id desc
                        """)
                .param(
                        "measures",
                        readings.stream().map(New::measure).distinct().toArray(Long[]::new))
                .param(
                        "periods",
                        readings.stream()
                                .map(each -> each.period().toString())
                                .distinct()
                                .toArray(String[]::new))
                .query((rs, n) -> new Said(
                        rs.getLong("measure_id"),
                        rs.getObject("subject_id", Long.class),
                        rs.getObject("period", LocalDate.class),
                        rs.getBigDecimal("value"),
                        rs.getLong("act_id")))
                .list();
    }

    /** All readings of a chart, with those that were corrected, the latest first. */
    List<Reading> all(Measure.Id measure, Unit.@Nullable Id subject, long offset, int limit) {
        return jdbc.sql(SELECT + OF_CHART + " order by r.period desc, r.id desc offset :offset limit :limit")
                .param("measure", measure.value())
                .param("subject", subject == null ? null : subject.value())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> reading(rs))
                .list();
    }

    long count(Measure.Id measure, Unit.@Nullable Id subject) {
        return jdbc.sql("select count(*) from measures.reading r" + OF_CHART)
                .param("measure", measure.value())
                .param("subject", subject == null ? null : subject.value())
                .query(Long.class)
                .single();
    }

    /** Behind a number, by number: all readings of a measure, with those that were corrected. */
    List<Reading> after(Measure.Id measure, @Nullable Long subject, long id, int limit) {
        return jdbc.sql(SELECT + """
                         where r.measure_id = :measure and (:subject::bigint is null or r.subject_id = :subject) and r.id > :id
                        order by r.id limit :limit
                        """)
                .param("measure", measure.value())
                .param("subject", subject)
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> reading(rs))
                .list();
    }

    /** The units that have readings of a measure. */
    List<Long> subjects(Measure.Id measure) {
        return jdbc.sql("""
                        select distinct subject_id from measures.reading where measure_id = :measure and subject_id is not null
                        """)
                .param("measure", measure.value())
                .query((rs, n) -> rs.getLong("subject_id"))
                .list();
    }

    private static Reading reading(ResultSet rs) throws SQLException {
        var subject = rs.getObject("subject_id", Long.class);
        return new Reading(
                rs.getLong("id"),
                new Measure.Id(rs.getLong("measure_id")),
                subject == null ? null : new Unit.Id(subject),
                rs.getObject("period", LocalDate.class),
                rs.getBigDecimal("value").stripTrailingZeros(),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getLong("account_id"),
                rs.getBoolean("corrected"));
    }
}
