package concentric.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ActStore {

    private final JdbcClient jdbc;

    ActStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Act.Id insert(Act act, Instant at) {
        return jdbc.sql("""
                        insert into platform.act (verb, subject, size, account_id, at, idempotency_key, input_hash)
                        values (:verb, :subject, :size, :account, :at, :key, :hash)
                        returning id
                        """)
                .param("verb", act.verb())
                .param("subject", act.subject())
                .param("size", act.size())
                .param("account", act.by().account())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("key", act.idempotencyKey())
                .param("hash", act.inputHash().bytes())
                .query((rs, n) -> new Act.Id(rs.getLong(1)))
                .single();
    }

    List<JournalEntry> find(JournalFilter filter, int offset, int limit) {
        return jdbc.sql("""
                        select id, verb, subject, size, account_id, at, input_hash from platform.act
                        where (:noun = '' or noun = :noun) and (:subject = '' or subject = :subject)
                        order by id desc offset :offset limit :limit
                        """)
                .param("noun", filter.noun())
                .param("subject", filter.subject())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> entry(rs))
                .list();
    }

    long count(JournalFilter filter) {
        return jdbc.sql("""
                        select count(*) from platform.act
                        where (:noun = '' or noun = :noun) and (:subject = '' or subject = :subject)
                        """)
                .param("noun", filter.noun())
                .param("subject", filter.subject())
                .query(Long.class)
                .single();
    }

    Optional<JournalEntry> get(Act.Id id) {
        return jdbc.sql("""
                        select id, verb, subject, size, account_id, at, input_hash from platform.act where id = :id
                        """).param("id", id.value()).query((rs, n) -> entry(rs)).optional();
    }

    private static JournalEntry entry(ResultSet rs) throws SQLException {
        return new JournalEntry(
                new Act.Id(rs.getLong("id")),
                rs.getString("verb"),
                rs.getString("subject"),
                rs.getInt("size"),
                rs.getLong("account_id"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                Sha256.of(rs.getBytes("input_hash")));
    }
}
