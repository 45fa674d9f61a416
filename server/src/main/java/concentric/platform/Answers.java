package concentric.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which calls that bear a key are made once: a program that lost its answer may ask again. The answer is
 * kept in the transaction of the call, so that there is never one without the other.
 */
@Service
public class Answers {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Answers(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A call that can be made. */
    @FunctionalInterface
    public interface Making {
        /** Makes it; whatever it throws leaves nothing behind, neither of the call nor of its key. */
        Answer make() throws Exception;
    }

    private record Kept(Sha256 input, Answer answer) {}

    /**
     * Makes a call, or finds that it was made before. Of two at once the second waits for the first.
     *
     * @param key the caller's own name for the call; another caller's same name is another key
     * @param input what the call says
     */
    @Transactional(rollbackFor = Exception.class)
    public Repetition once(Actor by, String key, Sha256 input, Making call) throws Exception {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from platform.answer where at < :old")
                .param("old", now.minus(KEPT))
                .update();
        int first = jdbc.sql("""
                        insert into platform.answer (account_id, idempotency_key, input_hash, at)
                        values (:account, :key, :input, :at) on conflict do nothing
                        """)
                .param("account", by.account())
                .param("key", key)
                .param("input", input.bytes())
                .param("at", now)
                .update();
        if (first == 0) {
            var kept = kept(by, key);
            return kept.input().equals(input) ? new Repetition.Again(kept.answer()) : new Repetition.Other();
        }
        var answer = call.make();
        keep(by, key, answer);
        return new Repetition.First(answer);
    }

    private void keep(Actor by, String key, Answer answer) {
        jdbc.sql("""
                        update platform.answer set status = :status, location = :location, media = :media, body = :body
                        where account_id = :account and idempotency_key = :key
                        """)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("media", answer.media())
                .param("body", answer.body())
                .param("account", by.account())
                .param("key", key)
                .update();
    }

    private Kept kept(Actor by, String key) {
        return jdbc.sql("""
                        select input_hash, status, location, media, body from platform.answer
                        where account_id = :account and idempotency_key = :key
                        """)
                .param("account", by.account())
                .param("key", key)
                .query((rs, n) -> kept(rs))
                .single();
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        var answer =
                new Answer(rs.getInt("status"), rs.getString("location"), rs.getString("media"), rs.getBytes("body"));
        return new Kept(Sha256.of(rs.getBytes("input_hash")), answer);
    }
}
