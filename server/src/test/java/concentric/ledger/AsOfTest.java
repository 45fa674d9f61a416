package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.Ovens;
import concentric.TablesOwner;
import concentric.closes.Closes;
import concentric.closes.Closing;
import concentric.contracts.ContractChange;
import concentric.contracts.ContractFilter;
import concentric.contracts.EarlierContracts;
import concentric.map.Asked;
import concentric.map.Maps;
import concentric.network.Coming;
import concentric.network.Comings;
import concentric.payments.NewPayment;
import concentric.payments.NewRefund;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.payments.RefundRecording;
import concentric.payments.Refunds;
import concentric.platform.Actor;
import concentric.platform.Moment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Months of payments, some of them late, some given back, one month closed, recorded on different days and posted in batches; the
 * last of them is not posted yet. What is asked as of a moment is compared with what was answered then, and with what the database
 * itself adds up. The same seed, the same history.
 */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("As of a moment")
class AsOfTest {

    private static final long SEED = 20261123;
    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
    private static final int ROUNDS = 12;
    private static final int A_ROUND = 12;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<Long, Map<Account, Long>> toldThen = new TreeMap<>();
    private final Ovens ovens;
    private final Payments payments;
    private final Refunds refunds;
    private final Batches batches;
    private final Closes closes;
    private final Ledger ledger;
    private final LedgerStore store;
    private final Changes changes;
    private final EarlierContracts contracts;
    private final Comings comings;
    private final Maps maps;
    private final JdbcClient jdbc;
    private final TablesOwner owner;
    private final MovableClock clock;

    private Actor custodian = new Actor(0, "", false);
    private int number;
    private long beforeNewVersion;

    AsOfTest(
            Ovens ovens,
            Payments payments,
            Refunds refunds,
            Batches batches,
            Closes closes,
            Ledger ledger,
            LedgerStore store,
            Changes changes,
            EarlierContracts contracts,
            Comings comings,
            Maps maps,
            JdbcClient jdbc,
            TablesOwner owner,
            MovableClock clock) {
        this.ovens = ovens;
        this.payments = payments;
        this.refunds = refunds;
        this.batches = batches;
        this.closes = closes;
        this.ledger = ledger;
        this.store = store;
        this.changes = changes;
        this.contracts = contracts;
        this.comings = comings;
        this.maps = maps;
        this.jdbc = jdbc;
        this.owner = owner;
        this.clock = clock;
    }

    @BeforeAll
    void history() {
        clock.set(Instant.parse("2026-02-08T09:00:00Z"));
        custodian = ovens.found();
        ovens.sign(Ovens.CONTRACTS + """

                contract "What is left" in EUR on result of Oven
                  from 2026-01-01
                  share rest: Recipes 1, Oven 1
                """, custodian);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < A_ROUND; i++) {
                pay(today().minusDays(random.nextInt(4) == 0 ? random.nextInt(7 * (round + 1)) : random.nextInt(3)));
                if (random.nextInt(4) == 0) giveBack(1 + random.nextInt(number));
            }
            if (round == 7) {
                beforeNewVersion = store.count();
                ovens.sign(
                        Ovens.CONTRACTS
                                .substring(0, Ovens.CONTRACTS.indexOf("contract \"Recipe"))
                                .replace("2026-01-01", "2026-05-01")
                                .replace("Oven 6", "Oven 5"),
                        custodian);
            }
            if (round == 5) close();
            else if (round < ROUNDS - 1) post();
            // The last round is not over: what is in it is not posted yet.
            if (round < ROUNDS - 1) clock.advance(Duration.ofDays(7));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
    }

    private void close() {
        var month = YearMonth.of(2026, 2);
        assertThat(closes.close(month, closes.preview(month).fingerprint(), custodian))
                .isInstanceOf(Closing.Closed.class);
        toldThen.put(store.count(), nets(ledger.totals(Period.ALWAYS)));
    }

    private void post() {
        assertThat(batches.post(custodian)).isInstanceOf(Posting.Posted.class);
        toldThen.put(store.count(), nets(ledger.totals(Period.ALWAYS)));
    }

    private void pay(LocalDate day) {
        var payment = new NewPayment(
                "shop",
                "p" + ++number,
                "oven-subscription",
                "c" + random.nextInt(9),
                List.of("home", "shop", "").get(random.nextInt(3)),
                BigDecimal.valueOf(1_000 + random.nextInt(5_000), 2).toPlainString(),
                "EUR",
                "1",
                (day.isBefore(FIRST) ? FIRST : day).toString(),
                random.nextBoolean() ? "0.40" : "",
                List.of());
        assertThat(payments.record(List.of(payment), null, custodian)).isInstanceOf(Recording.Recorded.class);
    }

    private void giveBack(int payment) {
        var refund = new NewRefund(
                "shop", "r" + random.nextLong(), "shop", "p" + payment, "0.50", "EUR", "", today() + "", "", List.of());
        assertThat(refunds.record(List.of(refund), null, custodian)).isInstanceOf(RefundRecording.Recorded.class);
    }

    private Moment.Batch batch(long number) {
        return new Moment.Batch(number, store.postedAt(number).orElseThrow());
    }

    private static Map<Account, Long> nets(List<Total> totals) {
        var nets = new HashMap<Account, Long>();
        totals.forEach(total -> nets.put(total.account(), total.net()));
        nets.values().removeIf(net -> net == 0);
        return nets;
    }

    /** Balances as the database adds them up, entry by entry. */
    private Map<Account, Long> recount(String condition) {
        var sums = new HashMap<Account, Long>();
        jdbc.sql("""
                        select a.kind, a.party_id, sum(m.amount) as net from (
                            select e.*, account_id as its from ledger.entry e
                            union all
                            select batch_id, number, account_id, counter_id, version_id, clause, offer_id, segment_id, day,
                                   -amount, counter_id from ledger.entry) m
                        join ledger.account a on a.id = m.its join ledger.batch b on b.id = m.batch_id
                        where %s group by a.kind, a.party_id having sum(m.amount) <> 0
                        """.formatted(condition)).query(rs -> {
            var account = new Account(
                    Account.Kind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                    rs.getObject("party_id", Long.class),
                    Currency.getInstance("EUR"));
            sums.put(account, rs.getLong("net"));
        });
        return sums;
    }

    @Test
    @DisplayName("of a batch every balance is what it was when the batch had just been posted, whatever came since")
    void ofABatch() {
        assertThat(toldThen).hasSizeGreaterThan(10);
        toldThen.forEach((number, then) -> {
            var asOf = nets(ledger.totals(Period.of(null, null, batch(number))));
            assertThat(asOf).as("batch %d", number).isEqualTo(then).isEqualTo(recount("b.id <= " + number));
            assertThat(paidByCustomers(
                            "seq <= " + store.batch(number).orElseThrow().toSeq()))
                    .isEqualTo(-asOf.entrySet().stream()
                            .filter(each -> each.getKey().kind() == Account.Kind.CLEARING)
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        });
    }

    @Test
    @DisplayName("of a batch the map shows what each unit had kept when it was posted")
    void mapOfABatch() {
        toldThen.forEach((number, then) -> {
            var map = maps.survey(new Asked(null, null, null, true, "", batch(number)));
            assertThat(map.units()).as("batch %d", number).isNotEmpty().allSatisfy(standing -> {
                var unit = standing.unit().id().value();
                var account = new Account(Account.Kind.UNIT, unit, Currency.getInstance("EUR"));
                assertThat(standing.kept()).isEqualTo(then.getOrDefault(account, 0L));
            });
        });
    }

    /** From what was recorded, with no entry looked at. */
    private long paidByCustomers(String condition) {
        return jdbc.sql("""
                        select (select coalesce(sum(amount), 0) from payments.payment where %1$s)
                             - (select coalesce(sum(amount), 0) from payments.refund where %1$s)
                        """.formatted(condition)).query(Long.class).single();
    }

    @Test
    @DisplayName("of a day every balance is what had occurred until then, posted or not")
    void ofADay() {
        for (var day = FIRST.minusDays(1); day.isBefore(today()); day = day.plusDays(5)) {
            var last = day;
            var asOf = nets(ledger.totals(Period.of(null, null, new Moment.Day(last))));
            assertThat(asOf).isEqualTo(nets(ledger.totals(new Period(null, last))));
            owner.inside(connection -> {
                assertThat(batches.post(custodian)).isInstanceOf(Posting.Posted.class);
                assertThat(asOf).as("%s", last).isEqualTo(recount("m.day <= '%s'".formatted(last)));
            });
        }
    }

    @Test
    @DisplayName("of a batch the reasons of an account add up to its balance, and so do days of it")
    void why() {
        var moment = batch(7);
        for (var total : ledger.totals(Period.of(null, null, moment))) {
            var days = List.of(
                    Period.of(null, LocalDate.parse("2026-02-28"), moment),
                    Period.of(LocalDate.parse("2026-03-01"), null, moment));
            long net = days.stream()
                    .flatMap(period -> ledger.flows(total.account(), period).stream())
                    .mapToLong(flow -> flow.reason().account().equals(total.account()) ? flow.amount() : -flow.amount())
                    .sum();
            assertThat(net).as("%s", total.account()).isEqualTo(total.net());
        }
    }

    @Test
    @DisplayName("between two batches balances differ by what was posted between; what had occurred before is late")
    void betweenBatches() {
        var numbers = List.copyOf(toldThen.keySet());
        for (int i = 0; i + 3 < numbers.size(); i += 2) {
            long first = numbers.get(i);
            long last = numbers.get(i + 3);
            var from = batch(first);
            var found = changes.between(from, batch(last));
            var before = toldThen.getOrDefault(first, Map.of());
            var after = toldThen.getOrDefault(last, Map.of());
            var late = recount("b.id > %d and b.id <= %d and b.closes is null and m.day < '%s'"
                    .formatted(first, last, LocalDate.ofInstant(from.postedAt(), ZoneId.of("Europe/Berlin"))));
            assertThat(late).isNotEmpty();
            var lateFound = new HashMap<Account, Long>();
            for (var change : found) {
                assertThat(change.before()).isEqualTo(before.getOrDefault(change.account(), 0L));
                assertThat(change.after()).isEqualTo(after.getOrDefault(change.account(), 0L));
                lateFound.put(change.account(), change.late());
            }
            lateFound.values().removeIf(each -> each == 0);
            assertThat(lateFound).isEqualTo(late);
            assertThat(found)
                    .extracting(Change::account)
                    .containsAll(after.keySet().stream()
                            .filter(account ->
                                    !after.getOrDefault(account, 0L).equals(before.getOrDefault(account, 0L)))
                            .toList());
        }
    }

    @Test
    @DisplayName(
            "between two days balances differ by what occurred between, and from a batch to now by all that came since")
    void betweenDaysAndUntilNow() {
        var from = new Moment.Day(LocalDate.parse("2026-02-20"));
        var to = new Moment.Day(LocalDate.parse("2026-03-20"));
        var before = nets(ledger.totals(new Period(null, from.day())));
        var after = nets(ledger.totals(new Period(null, to.day())));
        assertThat(changes.between(from, to)).isNotEmpty().allSatisfy(change -> {
            assertThat(change.before()).isEqualTo(before.getOrDefault(change.account(), 0L));
            assertThat(change.after()).isEqualTo(after.getOrDefault(change.account(), 0L));
            assertThat(change.late()).isZero();
        });
        var now = nets(ledger.totals(Period.ALWAYS));
        assertThat(changes.between(batch(3), Moment.now()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.after()).isEqualTo(now.getOrDefault(change.account(), 0L)));
    }

    @Test
    @DisplayName(
            "contracts are those in force on the day, and those signed when the batch was posted, as was known then")
    void ofContracts() {
        var all = ContractFilter.of("Smart");
        assertThat(contracts.list(all, new Moment.Day(LocalDate.parse("2025-12-31"))))
                .isEmpty();
        assertThat(contracts.list(all, new Moment.Day(LocalDate.parse("2026-04-30"))))
                .singleElement()
                .satisfies(held -> assertThat(held.version().number()).isEqualTo(1));
        assertThat(contracts.list(all, new Moment.Day(LocalDate.parse("2026-05-01"))))
                .singleElement()
                .satisfies(held -> assertThat(held.version().number()).isEqualTo(2));

        assertThat(contracts.list(all, batch(beforeNewVersion))).singleElement().satisfies(held -> {
            assertThat(held.version().number()).isEqualTo(1);
            assertThat(held.interval().until()).as("no end was known then").isEqualTo(Instant.MAX);
        });
        assertThat(contracts.list(all, batch(beforeNewVersion + 1)))
                .extracting(held -> held.version().number())
                .containsExactly(1, 2);
        assertThat(contracts.changes(batch(beforeNewVersion), batch(beforeNewVersion + 1)))
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(ContractChange.Kind.FOLLOWED));
        assertThat(contracts.changes(batch(beforeNewVersion + 1), Moment.now())).isEmpty();
        assertThat(contracts.changes(day("2026-04-30"), day("2026-05-01")))
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(ContractChange.Kind.FOLLOWED));
        assertThat(contracts.changes(day("2026-04-01"), day("2026-04-30"))).isEmpty();
        assertThat(contracts.changes(day("2025-12-31"), day("2026-01-01")))
                .extracting(change -> change.version().name())
                .containsExactly("Smart oven", "What is left");
    }

    private static Moment day(String day) {
        return new Moment.Day(LocalDate.parse(day));
    }

    @Test
    @DisplayName("units are founded on the day, and of a batch when that was recorded")
    void ofTheNetwork() {
        assertThat(comings.between(day("2026-02-07"), day("2026-02-08")))
                .hasSize(6)
                .allSatisfy(coming -> assertThat(coming.kind()).isEqualTo(Coming.Kind.FOUNDED));
        assertThat(comings.between(day("2026-02-08"), Moment.now())).isEmpty();
        assertThat(comings.between(batch(1), Moment.now())).isEmpty();
    }
}
