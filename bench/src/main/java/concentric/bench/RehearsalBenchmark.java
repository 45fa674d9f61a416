package concentric.bench;

import com.sun.management.ThreadMXBean;
import concentric.engine.plan.Compilation;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Version;
import concentric.engine.tally.Period;
import concentric.engine.tally.Replay;
import concentric.engine.tally.Replayed;
import concentric.engine.tally.Tallied;
import concentric.engine.tally.Volumes;
import concentric.engine.terms.Contract;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.lang.management.ManagementFactory;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A year settled again from what is counted: 20 000 products at three prices each, sold ever more often, up to a hundred million
 * payments; beside settling each of those payments, which must come to the same. In one thread, in processor time.
 */
final class RehearsalBenchmark {

    private static final int OFFERS = 20_000;
    private static final int PRICES = 3;
    private static final int MONTHS = 12;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 2;
    private static final long SEED = 20261122;
    private static final long[] PAYMENTS = {100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final YearMonth FIRST = YearMonth.of(2025, 11);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Version> versions = versions();
    private final Map<String, String> owners = owners();
    private final Plan plan = plan();

    void run(Report report) {
        report.title("rehearsal: a year, %,d products at %d prices, seed %d".formatted(OFFERS, PRICES, SEED));
        report.table("in one core");
        for (long payments : PAYMENTS) {
            var sold = sold(payments);
            var year = year(sold);
            var rates = new Rates();
            List<Replayed> replayed = List.of();
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                long begin = threads.getCurrentThreadCpuTime();
                replayed = Replay.of(year, EUR, Volumes.UNCHANGED);
                if (round >= 0) rates.add(1, threads.getCurrentThreadCpuTime() - begin);
            }
            long begin = threads.getCurrentThreadCpuTime();
            var each = settledEach(sold);
            double seconds = (threads.getCurrentThreadCpuTime() - begin) / 1e9;
            requireEqual(each, replayed);
            report.row(
                    "%,d payments: years a second".formatted(payments),
                    rates,
                    "%.3f s; settling each %.2f s; %,d rows".formatted(1 / rates.median(), seconds, rows(sold)));
        }
    }

    private static List<Version> versions() {
        var text = new StringBuilder();
        for (int shop = 0; shop < 4; shop++) {
            text.append("contract \"shop ").append(shop).append("\" in EUR on payments for ");
            for (int offer = shop; offer < OFFERS; offer += 4) {
                text.append(offer == shop ? "" : ", ").append("p").append(offer);
            }
            text.append("\n  pay Cloud 0.40 per unit\n  pay Fund 5 % of gross\n");
            text.append("  share rest: @unit 6, Recipes 3, Installers 1\n");
        }
        text.append("contract Lab in EUR on receipts of Recipes\n  pay Lab 15 % of gross\n");
        text.append("contract Run in EUR on receipts of Cloud\n  pay Centre 33.3333 % of gross\n");
        var versions = new ArrayList<Version>();
        for (var contract : parsed(text.toString())) {
            versions.add(new Version(versions.size() + 1L, versions.size() + 1L, contract));
        }
        return versions;
    }

    private static List<Contract> parsed(String text) {
        return switch (ContractText.parseAll(text)) {
            case Parsing.Parsed<List<Contract>>(var contracts) -> contracts;
            case Parsing.Refused<List<Contract>>(var problems) ->
                throw new IllegalStateException(problems.getFirst().words());
        };
    }

    private static Map<String, String> owners() {
        var owners = new HashMap<String, String>();
        for (int offer = 0; offer < OFFERS; offer++) owners.put("p" + offer, "shop-" + offer % 500);
        return owners;
    }

    private Plan plan() {
        return switch (Plan.compile(versions, owners, Map.of())) {
            case Compilation.Compiled(var compiled) -> compiled;
            case Compilation.Refused(var reasons) -> throw new IllegalStateException(reasons.toString());
        };
    }

    /**
     * What was sold of each product in each month. Few products sell often, many seldom; every price of every product is paid
     * at least once where there is enough.
     */
    private static List<Map<String, List<Tallied.Row>>> sold(long payments) {
        var random = new SplittableRandom(SEED);
        var counts = new long[OFFERS][PRICES][MONTHS];
        for (long n = 0; n < payments; n++) {
            int offer = (int) (Math.pow(random.nextDouble(), 3) * OFFERS);
            counts[offer][random.nextInt(PRICES)][random.nextInt(MONTHS)]++;
        }
        var sold = new ArrayList<Map<String, List<Tallied.Row>>>();
        for (int month = 0; month < MONTHS; month++) {
            var ofMonth = new HashMap<String, List<Tallied.Row>>();
            for (int offer = 0; offer < OFFERS; offer++) {
                var rows = rows(offer, month, counts);
                if (!rows.isEmpty()) ofMonth.put("p" + offer, rows);
            }
            sold.add(ofMonth);
        }
        return sold;
    }

    private List<Period> year(List<Map<String, List<Tallied.Row>>> sold) {
        var periods = new ArrayList<Period>();
        for (var ofMonth : sold) {
            var tallied = ofMonth.entrySet().stream()
                    .map(each -> Tallied.payments(each.getKey(), each.getValue()))
                    .toList();
            periods.add(new Period(
                    FIRST.plusMonths(periods.size()),
                    List.of(new Period.Stretch(plan, tallied)),
                    versions,
                    owners,
                    Map.of(),
                    Map.of()));
        }
        return periods;
    }

    private static List<Tallied.Row> rows(int offer, int month, long[][][] counts) {
        var rows = new ArrayList<Tallied.Row>();
        for (int price = 0; price < PRICES; price++) {
            long count = counts[offer][price][month];
            long amount = 199 + offer * 7L % 9_000 + price * 100L;
            if (count > 0) rows.add(new Tallied.Row(amount, (1 + price) * 1_000_000L, count));
        }
        return rows;
    }

    private static long rows(List<Map<String, List<Tallied.Row>>> sold) {
        return sold.stream()
                .flatMap(ofMonth -> ofMonth.values().stream())
                .mapToLong(List::size)
                .sum();
    }

    /** Every payment by itself, in blocks as long as the settler likes them. */
    private Map<String, Long> settledEach(List<Map<String, List<Tallied.Row>>> sold) {
        var settler = plan.settler();
        var sums = new long[plan.lines().size()];
        for (var ofMonth : sold) {
            ofMonth.forEach((name, rows) -> {
                int offer = plan.offer(name).orElseThrow();
                for (var row : rows) {
                    int count = Math.toIntExact(row.count());
                    var shared = new long[count];
                    var quantities = new long[count];
                    Arrays.fill(shared, row.shared());
                    Arrays.fill(quantities, row.quantity());
                    settler.settle(offer, shared, quantities, 0, count, sums);
                }
            });
        }
        var kept = new HashMap<String, Long>();
        for (int i = 0; i < sums.length; i++) {
            var line = plan.lines().get(i);
            kept.merge(plan.parties().get(line.to()), sums[i], Math::addExact);
            if (line.from() >= 0) kept.merge(plan.parties().get(line.from()), -sums[i], Math::addExact);
        }
        return kept;
    }

    private static void requireEqual(Map<String, Long> each, List<Replayed> replayed) {
        var kept = new HashMap<String, Long>();
        for (var month : replayed) {
            month.kept().forEach((party, amount) -> kept.merge(party, amount, Math::addExact));
        }
        if (!kept.equals(each)) throw new IllegalStateException("the tally comes to something else than each payment");
    }
}
