package concentric.ledger;

import concentric.platform.Act;
import concentric.platform.ClosedMonths;
import concentric.platform.Imprints;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Months that are closed, and what was posted in a month. */
@Repository
class MonthStore implements ClosedMonths {

    private final JdbcClient jdbc;
    private final Imprints imprints;

    MonthStore(JdbcClient jdbc, Imprints imprints) {
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    @Override
    public Optional<YearMonth> last() {
        return jdbc.sql("select max(month) as month from ledger.closed_month")
                .query((rs, n) -> Optional.ofNullable(rs.getObject("month", LocalDate.class)))
                .single()
                .map(YearMonth::from);
    }

    /** The last batch before closes, each with the last month that was closed behind it. */
    NavigableMap<Long, YearMonth> closedBehind() {
        var closed = new TreeMap<Long, YearMonth>();
        // Months without a batch between them close behind the same one: the later counts.
        jdbc.sql("select month, after_batch from ledger.closed_month order by month")
                .query(rs -> {
                    closed.put(rs.getLong("after_batch"), YearMonth.from(rs.getObject("month", LocalDate.class)));
                });
        return closed;
    }

    void close(YearMonth month, long afterBatch, Instant at, Act.Id act) {
        imprints.changed("ledger.closed_month");
        jdbc.sql("insert into ledger.closed_month (month, after_batch, at, act_id) values (:month, :batch, :at, :act)")
                .param("month", month.atDay(1))
                .param("batch", afterBatch)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .update();
    }

    /** The last batch before a month was closed: what is posted later is posted in another month. Nothing while it is open. */
    Optional<Long> lastBatch(YearMonth month) {
        return jdbc.sql("select after_batch from ledger.closed_month where month = :month")
                .param("month", month.atDay(1))
                .query(Long.class)
                .optional();
    }

    /**
     * Some months, one after the other, as entries know them: what occurred in them, and what occurred before them when that was
     * closed already.
     *
     * @param from their first day; null: since ever
     * @param to their last day
     * @param after behind this batch what occurred before the first day belongs to them; what is in or before it doesn't
     * @param last up to this batch
     * @param shadow behind this batch only
     */
    record Stretch(@Nullable LocalDate from, LocalDate to, long after, long last, long shadow) {}

    /** What was posted, closes aside. */
    List<Flow> posted(Stretch months) {
        return asked("true", months).query((rs, n) -> FlowStore.flow(rs)).list();
    }

    /** What was posted by some contract versions, closes aside. */
    List<Flow> postedBy(Collection<Long> versions, Stretch months) {
        return asked("version_id = any (:versions)", months)
                .param("versions", versions.toArray(Long[]::new))
                .query((rs, n) -> FlowStore.flow(rs))
                .list();
    }

    /** What an account received, closes aside. */
    List<Flow> received(long account, Stretch months) {
        return asked("account_id = :account", months)
                .param("account", account)
                .query((rs, n) -> FlowStore.flow(rs))
                .list();
    }

    /** What moved in or out of an account, closes aside. */
    List<Flow> moved(long account, Stretch months) {
        return asked("(account_id = :account or counter_id = :account)", months)
                .param("account", account)
                .query((rs, n) -> FlowStore.flow(rs))
                .list();
    }

    private StatementSpec asked(String which, Stretch months) {
        return jdbc.sql("""
                        select a.kind, a.party_id, a.currency, c.kind as counter_kind, c.party_id as counter_party,
                               e.version_id, e.clause, e.offer_id, e.segment_id, e.amount
                        from (
                            select account_id, counter_id, version_id, clause, offer_id, segment_id, sum(amount)::bigint as amount
                            from ledger.entry
                            where batch_id > :shadow and batch_id <= :last and day <= :to
                              and (:from::date is null or day >= :from or batch_id > :after)
                              and not exists (select 1 from ledger.batch b where b.id = batch_id and b.closes is not null)
                              and %s
                            group by account_id, counter_id, version_id, clause, offer_id, segment_id) e
                        join ledger.account a on a.id = e.account_id
                        join ledger.account c on c.id = e.counter_id
                        """.formatted(which))
                .param("shadow", months.shadow())
                .param("last", months.last())
                .param("after", months.after())
                .param("from", months.from())
                .param("to", months.to());
    }
}
