package concentric.network;

import concentric.network.Coming.Kind;
import concentric.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units and memberships, by when they began and ended, and by when that was recorded. */
@Repository
class ComingStore {

    private static final String ALL = """
            select * from (
                select 'founded' as kind, u.id as unit_id, null::bigint as person_id, null as role,
                       (a.at at time zone :zone)::date as day, a.at
                from network.unit u join platform.act a on a.id = u.act_id
                union all
                select 'began', m.unit_id, m.person_id, m.role, m.from_day, a.at
                from network.membership m join platform.act a on a.id = m.act_id
                where m.until_day is null or m.until_day > m.from_day
                union all
                select 'ended', m.unit_id, m.person_id, m.role, m.until_day, a.at
                from network.membership m join platform.act a on a.id = coalesce(m.end_act_id, m.act_id)
                where m.until_day > m.from_day) changed
            """;

    private final JdbcClient jdbc;

    ComingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What took effect on some days. */
    List<Coming> onDays(LocalDate first, LocalDate last, ZoneId zone) {
        return jdbc.sql(ALL + " where day between :first and :last order by day, unit_id, person_id, role, kind")
                .param("zone", zone.getId())
                .param("first", first)
                .param("last", last)
                .query((rs, n) -> coming(rs))
                .list();
    }

    /** What was recorded in a stretch of time, its end not included. */
    List<Coming> recorded(Instant from, Instant until, ZoneId zone) {
        return jdbc.sql(ALL + " where at >= :from and at < :until order by day, unit_id, person_id, role, kind")
                .param("zone", zone.getId())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((rs, n) -> coming(rs))
                .list();
    }

    private static Coming coming(ResultSet rs) throws SQLException {
        return new Coming(
                Kind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                new Unit.Id(rs.getLong("unit_id")),
                Optional.ofNullable(rs.getObject("person_id", Long.class))
                        .map(Person.Id::new)
                        .orElse(null),
                Optional.ofNullable(rs.getString("role")).flatMap(Role::of).orElse(null),
                rs.getObject("day", LocalDate.class));
    }
}
