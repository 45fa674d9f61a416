package concentric.payments;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds refunds by what a reader asks for. */
@Repository
class RefundSearch {

    private static final String WHERE = """
             where (:externalId = '' or starts_with(r.external_id, :externalId))
               and (:from::timestamptz is null or r.occurred_at >= :from)
               and (:until::timestamptz is null or r.occurred_at < :until)
            """;

    private final JdbcClient jdbc;

    RefundSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Refund> list(RefundFilter filter, long offset, int limit) {
        return filtered(RefundStore.SELECT + WHERE + " order by r.seq desc offset :offset limit :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> RefundStore.refund(rs))
                .list();
    }

    List<Refund> before(RefundFilter filter, long seq, int limit) {
        return filtered(RefundStore.SELECT + WHERE + " and r.seq < :seq order by r.seq desc limit :limit", filter)
                .param("seq", seq)
                .param("limit", limit)
                .query((rs, n) -> RefundStore.refund(rs))
                .list();
    }

    long count(RefundFilter filter) {
        return filtered("select count(*) from payments.refund r" + WHERE, filter)
                .query(Long.class)
                .single();
    }

    private StatementSpec filtered(String sql, RefundFilter filter) {
        return jdbc.sql(sql)
                .param("externalId", filter.externalId())
                .param("from", filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC))
                .param("until", filter.until() == null ? null : filter.until().atOffset(ZoneOffset.UTC));
    }
}
