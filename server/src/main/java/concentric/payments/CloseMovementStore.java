package concentric.payments;

import concentric.engine.close.Step;
import concentric.platform.Act;
import concentric.platform.BinaryCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CloseMovementStore {

    static final String SELECT = "select c.* from payments.close_movement c";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    CloseMovementStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    void insert(List<CloseMovement> movements) {
        batch.execute((ConnectionCallback<@Nullable Void>) connection -> {
            copy(movements, connection);
            return null;
        });
    }

    private static void copy(List<CloseMovement> movements, Connection connection) throws SQLException {
        try (var copy = new BinaryCopy(connection, """
                copy payments.close_movement (seq, month, step, from_id, to_id, version_id, clause, position, amount,
                    currency, recorded_at, act_id) from stdin binary
                """)) {
            for (var movement : movements) {
                copy.row(12)
                        .bigint(movement.seq())
                        .date(movement.month().atDay(1))
                        .text(word(movement.step()))
                        .bigint(movement.fromId())
                        .bigint(movement.toId())
                        .bigint(movement.versionId())
                        .integer(movement.clause())
                        .integer(movement.position())
                        .bigint(movement.amount())
                        .text(movement.currency().getCurrencyCode())
                        .timestamp(movement.recordedAt())
                        .bigint(movement.act().value());
            }
            copy.end();
        }
    }

    List<CloseMovement> of(YearMonth month) {
        return jdbc.sql(SELECT + " where c.month = :month order by c.seq")
                .param("month", month.atDay(1))
                .query((rs, n) -> movement(rs))
                .list();
    }

    List<CloseMovement> to(long party, YearMonth month) {
        return jdbc.sql(SELECT + " where c.to_id = :party and c.month = :month order by c.seq")
                .param("party", party)
                .param("month", month.atDay(1))
                .query((rs, n) -> movement(rs))
                .list();
    }

    List<CloseMovement> of(Step step) {
        return jdbc.sql(SELECT + " where c.step = :step order by c.seq")
                .param("step", word(step))
                .query((rs, n) -> movement(rs))
                .list();
    }

    List<CloseMovement> by(Collection<Long> versions) {
        return jdbc.sql(SELECT + " where c.version_id = any (:versions) order by c.seq")
                .param("versions", versions.toArray(Long[]::new))
                .query((rs, n) -> movement(rs))
                .list();
    }

    static CloseMovement movement(ResultSet rs) throws SQLException {
        return new CloseMovement(
                rs.getLong("seq"),
                YearMonth.from(rs.getObject("month", LocalDate.class)),
                Step.valueOf(rs.getString("step").toUpperCase(Locale.ROOT)),
                rs.getLong("from_id"),
                rs.getLong("to_id"),
                rs.getLong("version_id"),
                rs.getInt("clause"),
                rs.getInt("position"),
                rs.getLong("amount"),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new Act.Id(rs.getLong("act_id")));
    }

    private static String word(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
