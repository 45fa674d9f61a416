package concentric.network;

import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Gathered;
import concentric.platform.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MembershipStore {

    private static final String SELECT =
            "select unit_id, person_id, role, share_ppm, from_day, until_day from network.membership ";

    /** Holds on {@code :day}. */
    private static final String TODAY = " from_day <= :day and (until_day is null or until_day > :day) ";

    /** "Member" in ASCII and room for the id of a unit. */
    private static final long UNITS_KEY = 0x4d65_6d62_6572_0000L;

    /** Holds on at least one day: what ended on the day it began is on record, and nothing else. */
    private static final String SOME_DAY = " (until_day is null or until_day > from_day) ";

    private final JdbcClient jdbc;
    private final Gathered<Long, List<Membership>> byUnit;
    private final Gathered<Long, List<Membership>> byPerson;

    MembershipStore(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.byUnit = snapshots.gather(
                units -> read("unit_id", units, membership -> membership.unit().value()), "network.membership");
        this.byPerson = snapshots.gather(
                people -> read(
                        "person_id", people, membership -> membership.person().value()),
                "network.membership");
    }

    void insert(Membership membership, Act.Id act) {
        jdbc.sql("""
                        insert into network.membership (unit_id, person_id, role, share_ppm, from_day, until_day, act_id)
                        values (:unit, :person, :role, :share, :from, :until, :act)
                        """)
                .param("unit", membership.unit().value())
                .param("person", membership.person().value())
                .param("role", membership.role().word())
                .param("share", membership.sharePpm())
                .param("from", membership.from())
                .param("until", membership.until())
                .param("act", act.value())
                .update();
    }

    /** Memberships of these units take turns in being changed, so that what is read stays true. */
    void lockUnits(Collection<Long> units) {
        // Not the units' rows: to lock those the program would need the right to change them.
        jdbc.sql("select pg_advisory_xact_lock(:key + id) from unnest(:units::bigint[]) as id order by id")
                .param("key", UNITS_KEY)
                .param("units", units.toArray(Long[]::new))
                .query(rs -> {});
    }

    /** The units of memberships that came under an act. */
    List<Long> unitsOf(Act.Id act) {
        return jdbc.sql("select distinct unit_id from network.membership where act_id = :act")
                .param("act", act.value())
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** The memberships that came under an act. */
    List<Membership> of(Act.Id act) {
        return jdbc.sql(SELECT + " where act_id = :act order by id")
                .param("act", act.value())
                .query((rs, n) -> membership(rs))
                .list();
    }

    /** The codes of units in which a membership that came under an act was ended by another. */
    List<String> endedOf(Act.Id act) {
        return jdbc.sql("""
                        select distinct c.code from network.membership m join platform.party c on c.id = m.unit_id
                        where m.act_id = :act and m.end_act_id is not null order by c.code limit 20
                        """)
                .param("act", act.value())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    /** Removes the memberships that came under an act. */
    void remove(Act.Id act) {
        jdbc.sql("delete from network.membership where act_id = :act")
                .param("act", act.value())
                .update();
    }

    private static final String SELECT_WITH_ID =
            "select id, unit_id, person_id, role, share_ppm, from_day, until_day from network.membership ";

    Optional<Enrolment> get(Enrolment.Id id) {
        return jdbc.sql(SELECT_WITH_ID + " where id = :id")
                .param("id", id.value())
                .query((rs, n) -> new Enrolment(new Enrolment.Id(rs.getLong("id")), membership(rs)))
                .optional();
    }

    /**
     * Those behind an id that have not ended on a day, by id.
     *
     * @param units only of these; null: of any
     * @param person only of this one; 0: of anybody
     */
    List<Enrolment> enrolments(@Nullable Collection<Long> units, long person, LocalDate day, long id, int limit) {
        return jdbc.sql(SELECT_WITH_ID + """
                         where id > :id and (:units::bigint[] is null or unit_id = any (:units))
                          and (:person = 0 or person_id = :person)
                          and (until_day is null or (until_day > :day and until_day > from_day))
                        order by id limit :limit
                        """)
                .param("id", id)
                .param("units", units == null ? null : units.toArray(Long[]::new))
                .param("person", person)
                .param("day", day)
                .param("limit", limit)
                .query((rs, n) -> new Enrolment(new Enrolment.Id(rs.getLong("id")), membership(rs)))
                .list();
    }

    /** The memberships of a unit that have not ended on a day, also those to come. */
    List<Enrolment> enrolments(Unit.Id unit, LocalDate day) {
        return jdbc.sql(SELECT_WITH_ID
                        + " where unit_id = :unit and (until_day is null or (until_day > :day and until_day > from_day))"
                        + " order by from_day, id")
                .param("unit", unit.value())
                .param("day", day)
                .query((rs, n) -> new Enrolment(new Enrolment.Id(rs.getLong("id")), membership(rs)))
                .list();
    }

    /** Lets a membership end with the beginning of a day. */
    void end(Enrolment.Id id, LocalDate until, Act.Id act) {
        jdbc.sql("update network.membership set until_day = :until, end_act_id = :act where id = :id")
                .param("until", until)
                .param("act", act.value())
                .param("id", id.value())
                .update();
    }

    List<Membership> ofUnits(Collection<Long> units) {
        return byUnit.all(units).values().stream().flatMap(List::stream).toList();
    }

    List<Membership> ofUnit(Unit.Id unit) {
        return byUnit.get(unit.value()).orElse(List.of());
    }

    List<Membership> ofPerson(Person.Id person) {
        return byPerson.get(person.value()).orElse(List.of());
    }

    /** Memberships in the order of their beginning, by what is in a column; where there is none, an empty list. */
    private Map<Long, List<Membership>> read(String column, Collection<Long> ids, Function<Membership, Long> key) {
        var found = jdbc
                .sql(SELECT + " where " + column + " = any (:ids) and " + SOME_DAY + " order by from_day, id")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> membership(rs))
                .list()
                .stream()
                .collect(Collectors.groupingBy(key));
        ids.forEach(id -> found.putIfAbsent(id, List.of()));
        return found;
    }

    /** How many different people belong to each unit on a day. */
    Map<Long, Integer> sizes(Collection<Long> units, LocalDate day) {
        var sizes = new HashMap<Long, Integer>();
        holding(units, day)
                .forEach((unit, own) -> sizes.put(
                        unit,
                        Math.toIntExact(
                                own.stream().map(Membership::person).distinct().count())));
        return sizes;
    }

    /** The memberships of each unit that hold on a day; units without any are left out. */
    private Map<Long, List<Membership>> holding(Collection<Long> units, LocalDate day) {
        var holding = new HashMap<Long, List<Membership>>();
        byUnit.all(units).forEach((unit, own) -> {
            var current = own.stream().filter(each -> each.holds(day)).toList();
            if (!current.isEmpty()) holding.put(unit, current);
        });
        return holding;
    }

    /** How many different people belong to each unit on a day, for all units. */
    Map<Long, Integer> sizes(LocalDate day) {
        var sizes = new HashMap<Long, Integer>();
        jdbc.sql("select unit_id, count(distinct person_id) from network.membership where " + TODAY
                        + " group by unit_id")
                .param("day", day)
                .query(rs -> {
                    sizes.put(rs.getLong(1), rs.getInt(2));
                });
        return sizes;
    }

    /** How many different people belong to any unit on a day. */
    long people(LocalDate day) {
        return jdbc.sql("select count(distinct person_id) from network.membership where " + TODAY)
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** The first day of each unit's first membership. */
    Map<Long, LocalDate> beginnings() {
        var beginnings = new HashMap<Long, LocalDate>();
        jdbc.sql("select unit_id, min(from_day) as day from network.membership group by unit_id")
                .query(rs -> {
                    beginnings.put(rs.getLong("unit_id"), rs.getObject("day", LocalDate.class));
                });
        return beginnings;
    }

    /** Who speaks for each unit on a day; units without anybody are left out. */
    Map<Long, List<Person.Id>> spokespersons(Collection<Long> units, LocalDate day) {
        var speakers = new HashMap<Long, List<Person.Id>>();
        holding(units, day).forEach((unit, own) -> {
            var speaking = own.stream()
                    .filter(each -> each.role() == Role.SPOKESPERSON)
                    .map(Membership::person)
                    .sorted(Comparator.comparingLong(Person.Id::value))
                    .toList();
            if (!speaking.isEmpty()) speakers.put(unit, speaking);
        });
        return speakers;
    }

    private static Membership membership(ResultSet rs) throws SQLException {
        return new Membership(
                new Unit.Id(rs.getLong("unit_id")),
                new Person.Id(rs.getLong("person_id")),
                Role.of(rs.getString("role")).orElseThrow(),
                rs.getObject("share_ppm", Long.class),
                rs.getObject("from_day", LocalDate.class),
                rs.getObject("until_day", LocalDate.class));
    }
}
