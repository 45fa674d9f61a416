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
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Months that are closed, what was posted in a month, and what is kept of it once it is closed. */
@Repository
class MonthStore implements ClosedMonths {

    /** What entries of some months add up to, closes aside. */
    private static final String POSTED = """
            select account_id, counter_id, version_id, clause, offer_id, segment_id, sum(amount)::bigint as amount
            from ledger.entry
            where batch_id > :shadow and batch_id <= :last and day <= :to
              and (:from::date is null or day >= :from or batch_id > :after)
              and not exists (select 1 from ledger.batch b where b.id = batch_id and b.closes is not null)
              and %s
            group by account_id, counter_id, version_id, clause, offer_id, segment_id
            """;

    /** The same, of months that are closed. */
    private static final String KEPT = """
            select account_id, counter_id, version_id, clause, offer_id, segment_id, sum(amount)::bigint as amount
            from ledger.month_flow
            where (:after::date is null or month > :after) and month <= :to
              and %s
            group by account_id, counter_id, version_id, clause, offer_id, segment_id
            """;

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

    /** The last closed month up to one. */
    Optional<YearMonth> lastUpTo(YearMonth month) {
        return jdbc.sql("select max(month) as month from ledger.closed_month where month <= :month")
                .param("month", month.atDay(1))
                .query((rs, n) -> Optional.ofNullable(rs.getObject("month", LocalDate.class)))
                .single()
                .map(YearMonth::from);
    }

    /** All of them, earliest first. */
    List<YearMonth> closed() {
        return jdbc.sql("select month from ledger.closed_month order by month")
                .query((rs, n) -> YearMonth.from(rs.getObject("month", LocalDate.class)))
                .list();
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

    /**
     * Which of the flows of a month are asked for.
     *
     * @param condition on columns that entries and flows have both
     * @param params its parameters
     */
    record Which(String condition, Map<String, ?> params) {

        static Which all() {
            return new Which("true", Map.of());
        }

        static Which by(Collection<Long> versions) {
            return new Which("version_id = any (:versions)", Map.of("versions", versions.toArray(Long[]::new)));
        }

        static Which to(long account) {
            return new Which("account_id = :account", Map.of("account", account));
        }

        static Which of(long account) {
            return new Which("(account_id = :account or counter_id = :account)", Map.of("account", account));
        }
    }

    /** What was posted, closes aside: its entries, added up. */
    List<Flow> posted(Which which, Stretch months) {
        return bound(asked(POSTED, which), months)
                .query((rs, n) -> FlowStore.flow(rs))
                .list();
    }

    /**
     * What was posted in months that are closed, closes aside, as it was kept.
     *
     * @param after null: since ever
     */
    List<Flow> kept(Which which, @Nullable YearMonth after, YearMonth to) {
        return asked(KEPT, which)
                .param("after", after == null ? null : after.atDay(1))
                .param("to", to.atDay(1))
                .query((rs, n) -> FlowStore.flow(rs))
                .list();
    }

    private StatementSpec asked(String flows, Which which) {
        return jdbc.sql("""
                        select a.kind, a.party_id, a.currency, c.kind as counter_kind, c.party_id as counter_party,
                               e.version_id, e.clause, e.offer_id, e.segment_id, e.amount
                        from (%s) e
                        join ledger.account a on a.id = e.account_id
                        join ledger.account c on c.id = e.counter_id
                        """.formatted(flows.formatted(which.condition()))).params(which.params());
    }

    private static StatementSpec bound(StatementSpec asked, Stretch months) {
        return asked.param("shadow", months.shadow())
                .param("last", months.last())
                .param("after", months.after())
                .param("from", months.from())
                .param("to", months.to());
    }

    /** Keeps what was posted in a month that was just closed. */
    void keep(YearMonth month, Stretch its) {
        bound(jdbc.sql("""
                                insert into ledger.month_flow
                                    (month, account_id, counter_id, version_id, clause, offer_id, segment_id, amount)
                                select :month, posted.* from (%s) posted
                                """.formatted(POSTED.formatted("true"))).param("month", month.atDay(1)), its)
                .update();
    }

    /** Months of which something is kept though they are not closed, or that are no months. */
    List<YearMonth> keptThoughOpen() {
        return jdbc.sql("""
                        select distinct month from ledger.month_flow
                        where month not in (select month from ledger.closed_month)
                        """)
                .query((rs, n) -> YearMonth.from(rs.getObject("month", LocalDate.class)))
                .list();
    }

    /** Whether what is kept of a closed month is anything else than its entries add up to. */
    boolean differs(YearMonth month, Stretch its) {
        return bound(jdbc.sql("""
                                with posted as (%s),
                                    kept as (
                                        select account_id, counter_id, version_id, clause, offer_id, segment_id, amount
                                        from ledger.month_flow where month = :month)
                                select exists (
                                    (table posted except all table kept) union all (table kept except all table posted))
                                """.formatted(POSTED.formatted("true"))).param("month", month.atDay(1)), its)
                .query(Boolean.class)
                .single();
    }
}
