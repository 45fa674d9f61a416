package concentric.payments;

import concentric.platform.Act;
import concentric.platform.BinaryCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class PayoutMovementStore {

    static final String SELECT = "select p.* from payments.payout_movement p";

    private final JdbcTemplate batch;

    PayoutMovementStore(JdbcTemplate batch) {
        this.batch = batch;
    }

    void insert(List<PayoutMovement> movements) {
        batch.execute((ConnectionCallback<@Nullable Void>) connection -> {
            copy(movements, connection);
            return null;
        });
    }

    private static void copy(List<PayoutMovement> movements, Connection connection) throws SQLException {
        try (var copy = new BinaryCopy(connection, """
                copy payments.payout_movement (seq, payout_id, line, party_id, amount, currency, day, recorded_at, act_id)
                    from stdin binary
                """)) {
            for (var movement : movements) {
                copy.row(9)
                        .bigint(movement.seq())
                        .bigint(movement.payoutId())
                        .integer(movement.line())
                        .bigint(movement.partyId())
                        .bigint(movement.amount())
                        .text(movement.currency().getCurrencyCode())
                        .date(movement.day())
                        .timestamp(movement.recordedAt())
                        .bigint(movement.act().value());
            }
            copy.end();
        }
    }

    static PayoutMovement movement(ResultSet rs) throws SQLException {
        return new PayoutMovement(
                rs.getLong("seq"),
                rs.getLong("payout_id"),
                rs.getInt("line"),
                rs.getLong("party_id"),
                rs.getLong("amount"),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("day", LocalDate.class),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new Act.Id(rs.getLong("act_id")));
    }
}
