package concentric.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.closes.CloseRun;
import concentric.closes.Closes;
import concentric.closes.Salaries;
import concentric.contracts.Contracts;
import concentric.engine.terms.Measure;
import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.Proofs;
import concentric.people.Person;
import concentric.platform.Csv;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration, built once, interrupted on the way. The tests stand in the order in which a visitor would see it. */
@ApplicationTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {

    private static final String OF_CANCELLATIONS =
            " where measure_id = (select id from measures.measure where name = 'cancelled-orders')";

    private static final class Interruption extends RuntimeException {}

    private final Demo demo;
    private final Contracts contracts;
    private final Ledger ledger;
    private final Proofs proofs;
    private final Closes closes;
    private final Salaries salaries;
    private final Parties parties;
    private final Organisations organisations;
    private final MovableClock clock;
    private final JdbcClient jdbc;

    DemoTest(
            Demo demo,
            Contracts contracts,
            Ledger ledger,
            Proofs proofs,
            Closes closes,
            Salaries salaries,
            Parties parties,
            Organisations organisations,
            MovableClock clock,
            JdbcClient jdbc) {
        this.demo = demo;
        this.contracts = contracts;
        this.ledger = ledger;
        this.proofs = proofs;
        this.closes = closes;
        this.salaries = salaries;
        this.parties = parties;
        this.organisations = organisations;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    private Building.Built built() {
        return (Building.Built) demo.build(progress -> {});
    }

    @Test
    @Order(1)
    void anInterruptedBuildIsCompletedByTheNext() {
        for (var file : List.of("units.csv", "memberships.csv", "online_retail_nonuk.csv")) {
            assertThatThrownBy(() -> {
                        var ignored = demo.build(progress -> {
                            if (progress.file().equals(file)) throw new Interruption();
                        });
                        assertThat(ignored).isNull();
                    })
                    .isInstanceOf(Interruption.class);
        }
        var lines = built().payments();
        assertThat(lines.total()).isEqualTo(46_431);
        assertThat(lines.done()).isEqualTo(lines.total());
        assertThat(organisations.current().demo()).isTrue();
    }

    @Test
    @Order(2)
    void buildingAgainChangesNothing() {
        var acts =
                jdbc.sql("select count(*) from platform.act").query(Long.class).single();
        assertThat(built()).isEqualTo(built());
        assertThat(jdbc.sql("select count(*) from platform.act")
                        .query(Long.class)
                        .single())
                .isEqualTo(acts);
    }

    @Test
    @Order(3)
    void totalsEqualThoseOfAScriptThatReadsTheRawLines() throws IOException, InterruptedException {
        assertThat(totals()).isEqualTo(totalsOfTheScript());
    }

    @Test
    @Order(4)
    void cancelledOrdersAreCountedFromTheInvoicesThemselves() throws IOException {
        var cancelled = new HashSet<String>();
        try (var in = DemoFile.compressed("online_retail_nonuk.csv").content().open();
                var rows = Csv.rows(in)) {
            while (rows.hasNext()) {
                var row = rows.next();
                boolean isNobodys = List.of("Unspecified", "European Community").contains(row.get("Country"));
                if (row.get("InvoiceNo").startsWith("C") && !isNobodys) cancelled.add(row.get("InvoiceNo"));
            }
        }
        assertThat(jdbc.sql("select sum(value) from measures.reading" + OF_CANCELLATIONS)
                        .query(Long.class)
                        .single())
                .isEqualTo(cancelled.size());
        assertThat(jdbc.sql("select count(*), count(distinct subject_id), count(distinct period) from measures.reading"
                                + OF_CANCELLATIONS)
                        .query((rs, n) -> List.of(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                        .single())
                .isEqualTo(List.of(11L * 54, 11L, 54L));
    }

    /** Party → received, paid, net; customers as {@code totals} calls them. */
    private Map<String, String> totals() {
        var totals = ledger.liveTotals(Period.ALWAYS);
        var codes = parties.codes(totals.stream()
                .map(total -> total.account().party())
                .filter(Objects::nonNull)
                .toList());
        var lines = new TreeMap<String, String>();
        for (var total : totals) {
            var account = total.account();
            var name = account.kind() == Account.Kind.CLEARING ? "(customers)" : codes.get(account.party());
            lines.put(name, pounds(total.received()) + "," + pounds(total.paid()) + "," + pounds(total.net()));
        }
        return lines;
    }

    private static String pounds(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }

    private static Map<String, String> totalsOfTheScript() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var script = new ProcessBuilder(java, "bin/DemoTotals.java")
                .directory(Path.of("..").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = script.inputReader(StandardCharsets.UTF_8)) {
            var totals = out.lines()
                    .skip(1)
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(',')),
                            line -> line.substring(line.indexOf(',') + 1),
                            (one, other) -> one + " and " + other,
                            TreeMap::new));
            assertThat(script.waitFor()).isZero();
            return totals;
        }
    }

    /** Before anything is shared: what was recorded for each country is what its sales invoices add up to. */
    @Test
    @Order(4)
    void everyCountryPaidWhatTheRawLinesAddUpTo() {
        var recorded = new HashMap<String, BigDecimal>();
        jdbc.sql("""
                        select s.code, sum(p.amount) as pence from payments.payment p
                        join customers.segment s on s.id = p.segment_id group by s.code
                        """).query(rs -> {
            recorded.put(rs.getString("code"), BigDecimal.valueOf(rs.getLong("pence"), 2));
        });
        assertThat(recorded).isEqualTo(rawSums());
    }

    /** Adds up quantity times price of all lines that are no cancellation; knows nothing of offers or families. */
    private static Map<String, BigDecimal> rawSums() {
        var sums = new HashMap<String, BigDecimal>();
        DemoFile.compressed("online_retail_nonuk.csv").text().lines().skip(1).forEach(line -> {
            // A description may hold commas; counted from the ends, no other field does.
            var fields = line.split(",");
            int last = fields.length - 1;
            if (line.startsWith("C")) return;
            var amount = new BigDecimal(fields[last - 2]).multiply(new BigDecimal(fields[last - 4]));
            sums.merge(fields[last], amount, BigDecimal::add);
        });
        return sums;
    }

    /** What was cancelled and what could be matched, as the script finds them; the other lines are listed. */
    @Test
    @Order(5)
    void cancellationsGiveBackWhatTheyCanBeMatchedWith() throws IOException {
        var refunds = jdbc.sql("select count(*) || ' ' || sum(amount) from payments.refund")
                .query(String.class)
                .single();
        assertThat(refunds).isEqualTo("676 4430205");
        long cancelled = DemoFile.compressed("online_retail_nonuk.csv")
                .text()
                .lines()
                .filter(line -> line.startsWith("C"))
                .count();
        assertThat(built().payments().setAside()).isEqualTo(cancelled - 1247);
    }

    @Test
    @Order(5)
    void whatNoContractCoversWaits() {
        var unsettled = jdbc.sql("""
                        select s.code || ' ' || count(*) || ' ' || sum(p.amount) from payments.payment p
                        join customers.segment s on s.id = p.segment_id
                        where p.cascade_id is null group by s.code order by s.code
                        """).query(String.class).list();
        assertThat(unsettled).hasSize(2);
        assertThat(unsettled.get(0)).startsWith("European Community ").endsWith(" 130025");
        assertThat(unsettled.get(1)).startsWith("Unspecified ").endsWith(" 474979");
    }

    /** Until the day ends nothing is posted, and the totals above were settled when asked; afterwards they are entries. */
    @Test
    @Order(6)
    void theLedgerProvesItselfAndTheTotalsStay() {
        var settled = totals();
        clock.advance(Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(60)).until(() -> proofs.verify(false).unposted() == 0);
        assertThat(proofs.verify(false).differences()).isEmpty();
        var full = proofs.verify(true);
        assertThat(full.differences()).isEmpty();
        assertThat(full.payments())
                .isEqualTo(8_414
                        + 676
                        + jdbc.sql("select count(*) from payments.close_movement")
                                .query(Long.class)
                                .single());
        assertThat(totals()).isEqualTo(settled);
    }

    @Test
    @Order(7)
    void theNetherlandsHaveASecondVersionSinceJune() {
        assertThat(contracts.versionsOf("Netherlands shop")).hasSize(2);
        assertThat(contracts.versionsOf("Germany shop")).hasSize(1);
    }

    @Test
    @Order(8)
    void everyUnitHasOneWhoSpeaksForIt() {
        var others = jdbc.sql("""
                        select u.name from network.unit u where 1 <> (
                            select count(*) from network.membership m where m.unit_id = u.id and m.role = 'spokesperson')
                        """).query(String.class).list();
        assertThat(others).isEmpty();
    }

    @Test
    @Order(9)
    void theCommunityHoldsShopsNodesAndPartners() {
        var kinds = jdbc.sql("""
                        select distinct u.kind from network.participation p join network.community c on c.id = p.community_id
                        join network.unit u on u.id = p.unit_id where c.code = 'afternoon-tea' order by 1
                        """).query(String.class).list();
        assertThat(kinds).containsExactly("node", "partner", "user-facing");
    }

    @Test
    @Order(9)
    void theCommunityEarnsSharesAllOfItAndAsksItsUnits() {
        var moved = jdbc.sql("""
                        select sum(e.amount) filter (where e.account_id = a.id) as brought,
                               sum(e.amount) filter (where e.counter_id = a.id) as shared
                        from network.community_unit u join ledger.account a on a.party_id = u.unit_id
                        join ledger.entry e on a.id in (e.account_id, e.counter_id)
                        """)
                .query((rs, n) -> List.of(rs.getLong("brought"), rs.getLong("shared")))
                .single();
        assertThat(moved.getFirst()).isPositive();
        assertThat(moved.getLast()).as("no cost stands against it").isEqualTo(moved.getFirst());
        assertThat(jdbc.sql("""
                                select coalesce(e.outcome, 'open') || ' ' || count(a.question_id) from network.question q
                                left join network.question_end e on e.question_id = q.id
                                join network.answer a on a.question_id = q.id group by q.id, e.outcome order by q.id
                                """).query(String.class).list()).containsExactly("done 6", "open 3");
    }

    @Test
    @Order(10)
    void twelveMonthsAreClosedAndOneWaitsForAReading() {
        var latest = closes.latest();
        assertThat(latest).hasSize(12);
        assertThat(latest.getFirst().month()).isEqualTo(YearMonth.of(2011, 11));
        assertThat(latest).extracting(CloseRun::complete).containsOnlyOnce(false);
        assertThat(closes.preview(YearMonth.of(2011, 11))
                        .closes()
                        .getFirst()
                        .close()
                        .open())
                .singleElement()
                .satisfies(open -> assertThat(open.contract()).isEqualTo("Motif bonus"))
                .satisfies(open -> assertThat(open.missing()).containsExactly(new Measure("france", "newMotifs")));
        assertThat(closes.next()).contains(YearMonth.of(2011, 12));
    }

    @Test
    @Order(11)
    void oneStakeGoesEachWayAndAHoldIsReleased() {
        assertThat(jdbc.sql("select distinct step from payments.close_movement order by step")
                        .query(String.class)
                        .list())
                .containsExactly("negative_stake", "positive_stake", "release", "result", "total");
        assertThat(jdbc.sql(
                                "select to_char(month, 'YYYY-MM') from payments.close_movement where step = 'negative_stake'")
                        .query(String.class)
                        .list())
                .contains("2011-02");
        assertThat(jdbc.sql("select min(month)::text from payments.close_movement where step = 'release'")
                        .query(String.class)
                        .single())
                .isEqualTo("2011-03-01");
    }

    /** By a query of its own, over entries alone, and largest remainders computed anew. */
    @Test
    @Order(12)
    void aSalaryIsTracedToTheCustomersWhoPaidIt() {
        var november = YearMonth.of(2011, 11);
        var person = new Person.Id(parties.find("finn-ivanova").orElseThrow().id());
        var salary = salaries.of(person, november).getFirst();
        var share =
                jdbc.sql("""
                        select sum(e.amount) from ledger.entry e join ledger.account a on a.id = e.account_id
                        where a.party_id = :person and e.day between '2011-11-01' and '2011-11-30'
                        """).param("person", person.value()).query(Long.class).single();
        assertThat(share).isPositive().isEqualTo(salary.shared());
        var receipts = new TreeMap<String, Long>();
        jdbc.sql("""
                        select coalesce(s.code, '') || '|' || coalesce(o.code, v.name) || '|' || coalesce(p.code, '') as key,
                               sum(e.amount) as amount
                        from (select * from ledger.entry where day between '2011-11-01' and '2011-11-30') e
                        join ledger.account a on a.id = e.account_id
                        join ledger.account b on b.id = e.counter_id
                        left join platform.party p on p.id = b.party_id
                        left join contracts.offer o on o.id = e.offer_id
                        left join customers.segment s on s.id = e.segment_id
                        left join (select v.id, n.name from contracts.version v
                            join contracts.contract n on n.id = v.contract_id) v on v.id = e.version_id
                        where a.party_id = (select id from platform.party where code = 'ireland')
                        group by 1 having sum(e.amount) > 0
                        """).query(rs -> {
            receipts.put(rs.getString("key"), rs.getLong("amount"));
        });
        var traced = new TreeMap<String, Long>();
        salary.trace().lines().forEach(line -> {
            var key = line.key().orElseThrow();
            traced.put(key.segment() + "|" + key.subject() + "|" + key.payer(), line.amount());
        });
        assertThat(traced.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(salary.total());
        assertThat(traced).isEqualTo(split(salary.total(), receipts)).hasSizeGreaterThan(5);
    }

    private static Map<String, Long> split(long amount, Map<String, Long> receipts) {
        long all = receipts.values().stream().mapToLong(Long::longValue).sum();
        var parts = new TreeMap<String, Long>();
        receipts.forEach((key, received) -> parts.put(key, amount * received / all));
        long left = amount - parts.values().stream().mapToLong(Long::longValue).sum();
        receipts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> each) -> amount * each.getValue() % all)
                        .reversed())
                .limit(left)
                .forEach(each -> parts.merge(each.getKey(), 1L, Long::sum));
        return parts;
    }
}
