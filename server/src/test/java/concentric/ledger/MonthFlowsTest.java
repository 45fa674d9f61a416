package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.Ovens;
import concentric.TablesOwner;
import concentric.closes.Closes;
import concentric.closes.Closing;
import concentric.payments.Books;
import concentric.payments.NewPayment;
import concentric.payments.NewRefund;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.payments.RefundRecording;
import concentric.payments.Refunds;
import concentric.payments.Switching;
import concentric.platform.Actor;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Months with payments that come late, are given back, or were tried in shadow, closed one after the other: what is kept of each is
 * what its entries add up to, as the database itself does that. The same seed, the same months.
 */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("What is kept of closed months")
class MonthFlowsTest {

    private static final long SEED = 20261122;
    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
    private static final YearMonth LAST = YearMonth.of(2026, 6);
    private static final List<YearMonth> CLOSED =
            List.of(YearMonth.of(2026, 2), YearMonth.of(2026, 3), YearMonth.of(2026, 4));
    private static final int A_ROUND = 40;

    /** Each live entry beside closes, and its month: the first one that was open still when it was posted. */
    private static final String ENTRIES = """
            select e.*, coalesce(
                       (select min(c.month) from ledger.closed_month c
                        where c.month >= date_trunc('month', e.day) and c.after_batch >= e.batch_id),
                       greatest(date_trunc('month', e.day), (select max(month) + interval '1 month' from ledger.closed_month))
                   )::date as month
            from ledger.entry e join ledger.batch b on b.id = e.batch_id
            where b.closes is null and b.from_seq > (select after_seq from payments.switched_on)
            """;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Ovens ovens;
    private final Books books;
    private final Payments payments;
    private final Refunds refunds;
    private final Batches batches;
    private final Closes closes;
    private final Months months;
    private final Ledger ledger;
    private final LedgerStore store;
    private final Proofs proofs;
    private final JdbcClient jdbc;
    private final TablesOwner owner;
    private final MovableClock clock;

    private Actor custodian = new Actor(0, "", false);
    private int number;

    MonthFlowsTest(
            Ovens ovens,
            Books books,
            Payments payments,
            Refunds refunds,
            Batches batches,
            Closes closes,
            Months months,
            Ledger ledger,
            LedgerStore store,
            Proofs proofs,
            JdbcClient jdbc,
            TablesOwner owner,
            MovableClock clock) {
        this.ovens = ovens;
        this.books = books;
        this.payments = payments;
        this.refunds = refunds;
        this.batches = batches;
        this.closes = closes;
        this.months = months;
        this.ledger = ledger;
        this.store = store;
        this.proofs = proofs;
        this.jdbc = jdbc;
        this.owner = owner;
        this.clock = clock;
    }

    @BeforeAll
    void closeMonths() {
        clock.set(Instant.parse("2026-07-02T09:00:00Z"));
        custodian = ovens.found();
        assertThat(books.beginInShadow(custodian)).isInstanceOf(Switching.Switched.class);
        ovens.sign(Ovens.CONTRACTS + """

                contract "What is left" in EUR on result of Oven
                  from 2026-01-01
                  share rest: Recipes 1, Oven 1
                """, custodian);
        for (int i = 0; i < A_ROUND; i++) pay();
        assertThat(books.switchOn(custodian)).isInstanceOf(Switching.Switched.class);
        number = A_ROUND;
        payOn(FIRST);
        for (var month : CLOSED) {
            moveSome();
            assertThat(closes.close(month, closes.preview(month).fingerprint(), custodian))
                    .isInstanceOf(Closing.Closed.class);
        }
        moveSome();
    }

    private void moveSome() {
        int first = number;
        for (int i = 0; i < A_ROUND; i++) {
            pay();
            if (random.nextInt(4) == 0) giveBack(A_ROUND + 1 + random.nextInt(number - A_ROUND));
            if (random.nextInt(15) == 0) batches.post(custodian);
        }
        assertThat(number).isEqualTo(first + A_ROUND);
    }

    private void pay() {
        payOn(FIRST.plusDays(random.nextInt((int) FIRST.until(LAST.atEndOfMonth(), ChronoUnit.DAYS))));
    }

    private void payOn(LocalDate day) {
        var payment = new NewPayment(
                "shop",
                "p" + ++number,
                "oven-subscription",
                "c" + random.nextInt(9),
                List.of("home", "shop", "").get(random.nextInt(3)),
                BigDecimal.valueOf(1_000 + random.nextInt(5_000), 2).toPlainString(),
                "EUR",
                "1",
                day.toString(),
                random.nextBoolean() ? "0.40" : "",
                List.of());
        assertThat(payments.record(List.of(payment), null, custodian)).isInstanceOf(Recording.Recorded.class);
    }

    private void giveBack(int payment) {
        var refund = new NewRefund(
                "shop",
                "r" + random.nextLong(),
                "shop",
                "p" + payment,
                "0.50",
                "EUR",
                "",
                LAST.atDay(9).toString(),
                "",
                List.of());
        assertThat(refunds.record(List.of(refund), null, custodian)).isInstanceOf(RefundRecording.Recorded.class);
    }

    /** Flows as the database adds them up of entries. */
    private Set<Flow> entries(String condition, @Nullable YearMonth after, YearMonth to) {
        var flows = jdbc.sql("""
                        select a.kind, a.party_id, a.currency, c.kind as counter_kind, c.party_id as counter_party,
                               e.version_id, e.clause, e.offer_id, e.segment_id, sum(e.amount)::bigint as amount
                        from (%s) e
                        join ledger.account a on a.id = e.account_id
                        join ledger.account c on c.id = e.counter_id
                        where e.month > :after and e.month <= :to and %s
                        group by a.id, c.id, e.version_id, e.clause, e.offer_id, e.segment_id
                        """.formatted(ENTRIES, condition))
                .param("after", after == null ? LocalDate.EPOCH : after.atDay(1))
                .param("to", to.atDay(1))
                .query((rs, n) -> FlowStore.flow(rs))
                .list();
        return set(flows);
    }

    private static Set<Flow> set(List<Flow> flows) {
        var set = Set.copyOf(flows);
        assertThat(set).as("each reason once").hasSameSizeAs(flows);
        return set;
    }

    private List<Long> versions() {
        return jdbc.sql("select id from contracts.version order by id")
                .query((rs, n) -> rs.getLong("id"))
                .list();
    }

    @Test
    @DisplayName("is what was posted in each, of each account, to the cent")
    void ofAMonth() {
        for (var month : CLOSED) {
            var before = month.minusMonths(1);
            assertThat(set(months.posted(month))).isNotEmpty().isEqualTo(entries("true", before, month));
            for (var total : ledger.totals(Period.ALWAYS)) {
                long id = store.id(total.account()).orElseThrow();
                assertThat(set(months.received(total.account(), month)))
                        .isEqualTo(entries("a.id = " + id, before, month));
                assertThat(set(months.moved(total.account(), month)))
                        .isEqualTo(entries("%1$d in (a.id, c.id)".formatted(id), before, month));
            }
        }
    }

    @Test
    @DisplayName("goes on with the entries of the months that are open, posted or not")
    void ofSeveralMonths() {
        var ends = new TreeSet<>(CLOSED);
        ends.add(YearMonth.of(2026, 5));
        ends.add(LAST);
        for (var to : ends) {
            for (var after : CLOSED) {
                if (after.isBefore(to)) followsOn(after, to);
            }
            followsOn(null, to);
        }
    }

    private void followsOn(@Nullable YearMonth after, YearMonth to) {
        var some = versions().stream().filter(id -> id % 2 == 0).collect(Collectors.toSet());
        for (var versions : List.of(Set.copyOf(versions()), some)) {
            var now = set(months.postedBy(versions, after, to));
            owner.inside(connection -> {
                assertThat(batches.post(custodian)).isInstanceOf(Posting.Posted.class);
                var ids = versions.stream().map(String::valueOf).collect(Collectors.joining(", "));
                assertThat(now)
                        .as("after %s to %s", after, to)
                        .isEqualTo(set(months.postedBy(versions, after, to)))
                        .isEqualTo(entries("e.version_id in (%s)".formatted(ids), after, to));
            });
        }
    }

    @Test
    @DisplayName(
            "is of months into which something came late, from which something was given back, and nothing of the shadow")
    void everythingHappened() {
        assertThat(count("select count(*) from (%s) e where month in (select month from ledger.closed_month) "
                        + "and month > day"))
                .as("late")
                .isPositive();
        assertThat(count("select count(*) from (%s) e where amount < 0"))
                .as("given back")
                .isPositive();
        assertThat(count("select count(*) from ledger.entry where batch_id not in (select batch_id from (%s) e)"
                        + " and batch_id not in (select id from ledger.batch where closes is not null)"))
                .as("in shadow")
                .isPositive();
        assertThat(count("select count(*) from ledger.batch where closes is not null"))
                .as("moved by closes")
                .isPositive();
    }

    private long count(String sql) {
        return jdbc.sql(sql.formatted(ENTRIES)).query(Long.class).single();
    }

    @Test
    @DisplayName("is read without any entry: what a month costs does not grow with its payments")
    void withoutEntries() {
        var month = CLOSED.getLast();
        var kept = set(months.posted(month));
        owner.inside(connection -> {
            past(connection).sql("delete from ledger.entry").update();
            assertThat(set(months.posted(month))).isNotEmpty().isEqualTo(kept);
        });
    }

    @Test
    @DisplayName("is compared with the entries by the full proof: each column of a row, a row less, a row more")
    void proven() {
        assertThat(proofs.verify(true).differences()).isEmpty();
        var row = " where ctid = (select min(ctid) from ledger.month_flow)";
        for (var column : columns()) {
            var other = "(select max(%s) + 1 from ledger.month_flow)".formatted(column);
            assertFound("update ledger.month_flow set %s = %s".formatted(column, other) + row, CLOSED.getFirst());
        }
        assertFound("delete from ledger.month_flow" + row, CLOSED.getFirst());
        var more = "insert into ledger.month_flow (month, account_id, counter_id, amount) values ('%s', 1, 2, 0)";
        assertFound(more.formatted("2026-03-01"), YearMonth.of(2026, 3));
        assertFound(more.formatted("2026-03-02"), YearMonth.of(2026, 3));
        assertFound(more.formatted("2026-06-01"), LAST);
        assertThat(proofs.verify(true).differences())
                .as("nothing of it is left")
                .isEmpty();
    }

    private List<String> columns() {
        return jdbc.sql("""
                        select attname from pg_attribute
                        where attrelid = 'ledger.month_flow'::regclass and attnum > 0 and not attisdropped
                        """).query((rs, n) -> rs.getString("attname")).list();
    }

    private void assertFound(String change, YearMonth month) {
        owner.inside(connection -> {
            assertThat(past(connection).sql(change).update()).as(change).isOne();
            assertThat(proofs.verify(true).differences())
                    .as(change)
                    .contains(Difference.of(0, Difference.Kind.MONTH, month.toString()));
        });
    }

    /** Triggers and foreign keys don’t hold the owner back. */
    private static JdbcClient past(Connection connection) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("set local session_replication_role = replica").update();
        return jdbc;
    }
}
