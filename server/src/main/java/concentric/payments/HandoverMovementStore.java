package concentric.payments;

import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HandoverMovementStore {

    static final String SELECT = "select h.* from payments.handover_movement h";

    private final JdbcClient jdbc;

    HandoverMovementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(HandoverMovement movement) {
        jdbc.sql("""
                        insert into payments.handover_movement
                            (seq, change_id, from_id, to_id, amount, currency, day, recorded_at, act_id)
                        values (:seq, :change, :from, :to, :amount, :currency, :day, :at, :act)
                        """)
                .param("seq", movement.seq())
                .param("change", movement.changeId())
                .param("from", movement.fromId())
                .param("to", movement.toId())
                .param("amount", movement.amount())
                .param("currency", movement.currency().getCurrencyCode())
                .param("day", movement.day())
                .param("at", movement.recordedAt().atOffset(ZoneOffset.UTC))
                .param("act", movement.act().value())
                .update();
    }

    /** Those of a change, in their order. */
    List<HandoverMovement> of(long change) {
        return jdbc.sql(SELECT + " where h.change_id = :change order by h.seq")
                .param("change", change)
                .query((rs, n) -> movement(rs))
                .list();
    }

    /** All of them, in their order: a few for each change there ever was. */
    List<HandoverMovement> all() {
        return jdbc.sql(SELECT + " order by h.seq")
                .query((rs, n) -> movement(rs))
                .list();
    }

    /** Those of a day, in their order. */
    List<HandoverMovement> on(LocalDate day) {
        return jdbc.sql(SELECT + " where h.day = :day order by h.seq")
                .param("day", day)
                .query((rs, n) -> movement(rs))
                .list();
    }

    static HandoverMovement movement(ResultSet rs) throws SQLException {
        return new HandoverMovement(
                rs.getLong("seq"),
                rs.getLong("change_id"),
                rs.getLong("from_id"),
                rs.getLong("to_id"),
                rs.getLong("amount"),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("day", LocalDate.class),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new Act.Id(rs.getLong("act_id")));
    }
}
