package concentric.bench;

import com.sun.management.ThreadMXBean;
import concentric.engine.close.Books;
import concentric.engine.close.Close;
import concentric.engine.close.Live;
import concentric.engine.close.Trace;
import concentric.engine.plan.Version;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Measure;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The close of one month of a large organisation: 5 000 units, 20 000 contracts on results, totals and receipts, with shares,
 * bonuses and stakes, and 100 000 people who are paid by it; then a trace for each of them. In one thread, in processor time.
 */
final class CloseBenchmark {

    private static final int UNITS = 5_000;
    private static final int MEMBERS = 20;
    private static final int LIVE_OF_UNIT = 24;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 2;
    private static final long SEED = 20261122;
    private static final Currency EUR = Currency.getInstance("EUR");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SplittableRandom random = new SplittableRandom(SEED);

    void run(Report report) {
        report.title("close: %,d units, 20,000 contracts, %,d people, seed %d".formatted(UNITS, UNITS * MEMBERS, SEED));
        var books = books();
        var receipts = receipts(books);
        var closes = new Rates();
        var traces = new Rates();
        int postings = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            var close = Close.of(books);
            long closed = threads.getCurrentThreadCpuTime();
            long lines = traced(close, receipts);
            long traced = threads.getCurrentThreadCpuTime();
            requireAll(close, lines);
            postings = close.postings().size();
            if (round < 0) continue;
            closes.add(1, closed - begin);
            traces.add((long) UNITS * MEMBERS, traced - closed);
        }
        report.table("in one core");
        report.row("closes of the month a second, with all reasons", closes, "%,d postings".formatted(postings));
        report.row("salaries traced a second, %d kinds of receipts each".formatted(LIVE_OF_UNIT), traces, "");
        report.note("one close takes %.2f s".formatted(1 / closes.median()));
    }

    private Books books() {
        var versions = new ArrayList<Version>();
        for (var contract : contracts()) {
            versions.add(new Version(versions.size() + 1L, versions.size() + 1L, contract));
        }
        var live = new ArrayList<Live>();
        var costs = new HashMap<String, Long>();
        var measures = new HashMap<Measure, BigDecimal>();
        for (int unit = 0; unit < UNITS; unit++) {
            for (int i = 0; i < LIVE_OF_UNIT; i++) {
                live.add(new Live("live " + i % 4, "offer-" + i, "", name(unit), random.nextLong(1_000_000)));
            }
            if (unit % 10 == 0) live.add(new Live("receipts " + unit, "", name(unit), name(later(unit)), 40_000));
            costs.put(name(unit), random.nextLong(8_000_000));
            measures.put(new Measure(name(unit), "score"), new BigDecimal("3.9").add(BigDecimal.valueOf(unit % 3, 1)));
        }
        return new Books(
                LocalDate.of(2026, 10, 31),
                EUR,
                versions,
                Map.of(),
                live,
                costs,
                List.of(),
                measures,
                Map.of(),
                Map.of(),
                Set.of(),
                List.of());
    }

    /** Each pays only units that come later, so that results never pay in a circle. */
    private List<Contract> contracts() {
        var contracts = new ArrayList<Contract>();
        for (int unit = 0; unit < UNITS; unit++) {
            var text = new StringBuilder();
            var from = name(unit);
            var to = name(later(unit));
            text.append("contract \"members ")
                    .append(unit)
                    .append("\" in EUR on result of ")
                    .append(from);
            text.append("\n  priority 200\n  share rest: ")
                    .append(members(unit))
                    .append('\n');
            text.append("contract \"share ")
                    .append(unit)
                    .append("\" in EUR on result of ")
                    .append(from);
            text.append("\n  pay ").append(to).append(" 2 % of gross\n");
            text.append("contract \"total ")
                    .append(unit)
                    .append("\" in EUR on total of unit ")
                    .append(from);
            text.append("\n  pay ").append(to).append(" 0.5 % of gross\n");
            text.append("contract \"receipts ")
                    .append(unit)
                    .append("\" in EUR on receipts of ")
                    .append(from);
            text.append("\n  pay ")
                    .append(to)
                    .append(" 1 % of gross\n  at close on result of ")
                    .append(from);
            text.append("\n    bonus 3 % of excess of result over 100.00 to ").append(to);
            text.append(" 1 when score >= 4\n    stake of ")
                    .append(to)
                    .append(" with ")
                    .append(from);
            text.append(" 10 % at risk by score 100 % target 4, floor 50 %, cap 120 %\n");
            contracts.addAll(parsed(text.toString()));
        }
        return contracts;
    }

    private static List<Contract> parsed(String text) {
        return switch (ContractText.parseAll(text)) {
            case Parsing.Parsed<List<Contract>>(var contracts) -> contracts;
            case Parsing.Refused<List<Contract>>(var problems) ->
                throw new IllegalStateException(problems.getFirst().words());
        };
    }

    private static String members(int unit) {
        var members = new StringBuilder();
        for (int i = 0; i < MEMBERS; i++) {
            members.append(i == 0 ? "" : ", ")
                    .append("p-")
                    .append(unit * MEMBERS + i)
                    .append(" 1");
        }
        return members.toString();
    }

    private static int later(int unit) {
        return unit + 1 + unit % 7;
    }

    private static String name(int unit) {
        return "u-" + unit;
    }

    private static Map<String, Map<Trace.Key, Long>> receipts(Books books) {
        var receipts = new HashMap<String, Map<Trace.Key, Long>>();
        for (var live : books.live()) {
            var key = new Trace.Key("homes", live.offer(), live.from(), Trace.Kind.PAYMENT);
            receipts.computeIfAbsent(live.to(), unit -> new HashMap<>()).merge(key, live.amount(), Math::addExact);
        }
        return receipts;
    }

    private static long traced(Close close, Map<String, Map<Trace.Key, Long>> receipts) {
        long lines = 0;
        for (var posting : close.postings()) {
            var movement = posting.movement();
            if (!movement.to().startsWith("p-")) continue;
            var received = receipts.getOrDefault(movement.from(), Map.of());
            lines += Trace.of(movement.from(), movement.amount(), received)
                    .lines()
                    .size();
        }
        return lines;
    }

    private static void requireAll(Close close, long lines) {
        if (!close.isComplete() || lines < (long) UNITS * MEMBERS) {
            throw new IllegalStateException(
                    "%d open, %d lines".formatted(close.open().size(), lines));
        }
    }
}
