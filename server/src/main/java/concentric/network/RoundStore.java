package concentric.network;

import concentric.people.Person;
import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds, what was said to them, and how they ended. */
@Repository
class RoundStore {

    private static final String SELECT = """
            select r.id, r.unit_id, r.person_id, r.choice, r.proposer_id, r.reason, r.opened_at, r.ends_at, e.outcome
            from network.round r left join network.round_end e on e.round_id = r.id
            """;

    private final JdbcClient jdbc;

    RoundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Round.Id insert(Round round, Act.Id act) {
        return jdbc.sql("""
                        insert into network.round
                            (unit_id, person_id, choice, proposer_id, reason, opened_at, ends_at, act_id)
                        values (:unit, :person, :choice, :proposer, :reason, :opened, :ends, :act) returning id
                        """)
                .param("unit", round.unit().value())
                .param("person", round.person().value())
                .param("choice", round.choice().word())
                .param("proposer", round.proposer().value())
                .param("reason", round.reason())
                .param("opened", utc(round.openedAt()))
                .param("ends", utc(round.endsAt()))
                .param("act", act.value())
                .query((rs, n) -> new Round.Id(rs.getLong(1)))
                .single();
    }

    void insertVoice(Round.Id round, Person.Id person, String objection, Instant at, Act.Id act) {
        jdbc.sql("""
                        insert into network.voice (round_id, person_id, objection, at, act_id)
                        values (:round, :person, :objection, :at, :act)
                        """)
                .param("round", round.value())
                .param("person", person.value())
                .param("objection", objection)
                .param("at", utc(at))
                .param("act", act.value())
                .update();
    }

    void end(Round.Id round, Round.Outcome outcome, Instant at, Act.Id act) {
        jdbc.sql("insert into network.round_end (round_id, outcome, at, act_id) values (:round, :outcome, :at, :act)")
                .param("round", round.value())
                .param("outcome", outcome.word())
                .param("at", utc(at))
                .param("act", act.value())
                .update();
    }

    Optional<Round> get(Round.Id id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id.value())
                .query((rs, n) -> round(rs))
                .optional();
    }

    /** The rounds of some units that are open, newest first. */
    List<Round> open(List<Long> units) {
        return jdbc.sql(SELECT + " where r.unit_id = any(:units) and e.round_id is null order by r.id desc")
                .param("units", units.toArray(Long[]::new))
                .query((rs, n) -> round(rs))
                .list();
    }

    /** The latest rounds of a unit, newest first. */
    List<Round> ofUnit(Unit.Id unit, int most) {
        return jdbc.sql(SELECT + " where r.unit_id = :unit order by r.id desc limit :most")
                .param("unit", unit.value())
                .param("most", most)
                .query((rs, n) -> round(rs))
                .list();
    }

    /** Those before an id, newest first. */
    List<Round> before(Unit.Id unit, long id, int limit) {
        return jdbc.sql(SELECT + " where r.unit_id = :unit and r.id < :id order by r.id desc limit :limit")
                .param("unit", unit.value())
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> round(rs))
                .list();
    }

    /** Open rounds whose time is over, in the order they ended. */
    List<Round.Id> due(Instant now, int most) {
        return jdbc.sql("""
                        select r.id from network.round r
                        where r.ends_at <= :now and not exists (select from network.round_end e where e.round_id = r.id)
                        order by r.ends_at, r.id limit :most
                        """)
                .param("now", utc(now))
                .param("most", most)
                .query((rs, n) -> new Round.Id(rs.getLong(1)))
                .list();
    }

    private List<Round.Voice> voices(long round) {
        return jdbc.sql("""
                        select distinct on (person_id) person_id, objection, at from network.voice
                        where round_id = :round order by person_id, id desc
                        """)
                .param("round", round)
                .query((rs, n) -> new Round.Voice(
                        new Person.Id(rs.getLong("person_id")),
                        rs.getString("objection"),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Round round(ResultSet rs) throws SQLException {
        long id = rs.getLong("id");
        return new Round(
                new Round.Id(id),
                new Unit.Id(rs.getLong("unit_id")),
                new Person.Id(rs.getLong("person_id")),
                Round.Choice.of(rs.getString("choice")).orElseThrow(),
                new Person.Id(rs.getLong("proposer_id")),
                rs.getString("reason"),
                rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                rs.getObject("ends_at", OffsetDateTime.class).toInstant(),
                voices(id),
                Optional.ofNullable(rs.getString("outcome")).flatMap(Round.Outcome::of));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
