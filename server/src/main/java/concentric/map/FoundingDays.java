package concentric.map;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When units were entered, and which state of the database is being read. */
@Repository
class FoundingDays {

    private final JdbcClient jdbc;

    FoundingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The instant of the act that founded each unit. */
    Map<Long, Instant> all() {
        var days = new HashMap<Long, Instant>();
        jdbc.sql("select u.id, a.at from network.unit u join platform.act a on a.id = u.act_id")
                .query(rs -> {
                    days.put(rs.getLong("id"), rs.getTimestamp("at").toInstant());
                });
        return days;
    }

    /** What this transaction sees: where the text is the same, so is everything that can be read. */
    String snapshot() {
        return jdbc.sql("select pg_current_snapshot()::text")
                .query(String.class)
                .single();
    }
}
