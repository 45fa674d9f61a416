package concentric.network;

import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions, what was answered, and how they ended. */
@Repository
class QuestionStore {

    private static final String SELECT = """
            select q.id, q.community_id, q.unit_id, q.from_day, q.rule, q.by_unit_id, q.account_id, q.text, q.at, q.ends_at,
                   e.outcome
            from network.question q left join network.question_end e on e.question_id = q.id
            """;

    private final JdbcClient jdbc;

    QuestionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Question.Id insert(Question question, Act.Id act) {
        var entry = question.about() instanceof Question.Entry asked ? asked : null;
        var rule = question.about() instanceof Question.Rule asked ? asked : null;
        return jdbc.sql("""
                        insert into network.question
                            (community_id, unit_id, from_day, rule, by_unit_id, account_id, text, at, ends_at, act_id)
                        values (:community, :unit, :from, :rule, :by, :account, :text, :at, :ends, :act) returning id
                        """)
                .param("community", question.community().value())
                .param("unit", entry == null ? null : entry.unit().value())
                .param("from", entry == null ? null : entry.from())
                .param("rule", rule == null ? null : rule.rule().word())
                .param("by", question.by().map(Unit.Id::value).orElse(null))
                .param("account", question.account())
                .param("text", question.text())
                .param("at", utc(question.at()))
                .param("ends", utc(question.endsAt()))
                .param("act", act.value())
                .query((rs, n) -> new Question.Id(rs.getLong(1)))
                .single();
    }

    void insert(Question.Id question, Question.Answer answer, Act.Id act) {
        jdbc.sql("""
                        insert into network.answer (question_id, unit_id, objection, account_id, at, act_id)
                        values (:question, :unit, :objection, :account, :at, :act)
                        """)
                .param("question", question.value())
                .param("unit", answer.unit().map(Unit.Id::value).orElse(null))
                .param("objection", answer.objection())
                .param("account", answer.account())
                .param("at", utc(answer.at()))
                .param("act", act.value())
                .update();
    }

    void end(Question.Id question, Question.Outcome outcome, Instant at, Act.Id act) {
        jdbc.sql(
                        "insert into network.question_end (question_id, outcome, at, act_id) values (:id, :outcome, :at, :act)")
                .param("id", question.value())
                .param("outcome", outcome.word())
                .param("at", utc(at))
                .param("act", act.value())
                .update();
    }

    Optional<Question> get(Question.Id id) {
        return jdbc.sql(SELECT + " where q.id = :id")
                .param("id", id.value())
                .query((rs, n) -> question(rs))
                .optional();
    }

    /** Those that are open, of one community after the other. */
    List<Question> open() {
        return jdbc.sql(SELECT + " where e.question_id is null order by q.community_id, q.id desc")
                .query((rs, n) -> question(rs))
                .list();
    }

    /**
     * Those before an id, newest first.
     *
     * @param community null: of any
     * @param side only those that one of these units asks, enters by, or is asked on a day; null: all
     */
    List<Question> before(
            Community.@Nullable Id community, long id, int limit, @Nullable Set<Long> side, LocalDate day) {
        return jdbc.sql(SELECT + """
                         where q.id < :id and (:community::bigint is null or q.community_id = :community)
                           and (:side::bigint[] is null or q.unit_id = any (:side) or q.by_unit_id = any (:side) or exists (
                               select 1 from network.participation p
                               where p.community_id = q.community_id and p.unit_id = any (:side) and p.from_day <= :day
                                 and (p.until_day is null or p.until_day > :day)))
                         order by q.id desc limit :limit
                        """)
                .param("id", id)
                .param("community", community == null ? null : community.value())
                .param("side", side == null ? null : side.toArray(Long[]::new))
                .param("day", day)
                .param("limit", limit)
                .query((rs, n) -> question(rs))
                .list();
    }

    private List<Question.Answer> answers(long question) {
        return jdbc.sql("""
                        select unit_id, objection, account_id, at from network.answer where question_id = :question
                        order by act_id
                        """)
                .param("question", question)
                .query((rs, n) -> new Question.Answer(
                        unit(rs, "unit_id"), rs.getString("objection"), rs.getLong("account_id"), instant(rs, "at")))
                .list();
    }

    private Question question(ResultSet rs) throws SQLException {
        long id = rs.getLong("id");
        return new Question(
                new Question.Id(id),
                new Community.Id(rs.getLong("community_id")),
                about(rs),
                unit(rs, "by_unit_id"),
                rs.getLong("account_id"),
                rs.getString("text"),
                instant(rs, "at"),
                instant(rs, "ends_at"),
                answers(id),
                Optional.ofNullable(rs.getString("outcome")).flatMap(Question.Outcome::of));
    }

    private static Question.About about(ResultSet rs) throws SQLException {
        var unit = unit(rs, "unit_id");
        if (unit.isPresent()) return new Question.Entry(unit.get(), rs.getObject("from_day", LocalDate.class));
        return new Question.Rule(EntryRule.of(rs.getString("rule")).orElseThrow());
    }

    private static Optional<Unit.Id> unit(ResultSet rs, String column) throws SQLException {
        long id = rs.getLong(column);
        return rs.wasNull() ? Optional.empty() : Optional.of(new Unit.Id(id));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
