package concentric.ledger;

import concentric.contracts.CascadePlan;
import concentric.engine.plan.Line;
import concentric.engine.plan.Settler;
import concentric.payments.Payment;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Settles payments and adds up what follows: entries and tally. Pure; the same payments give the same entries, in the
 * same order, in a batch, in the tail that is not posted yet and in a proof.
 */
final class Settlement {

    private final ZoneId zone;
    private final IntFunction<CascadePlan> plans;
    private final Chart chart;
    private final Map<LedgerEntry.Key, Long> entries = new HashMap<>();
    private final Map<TallyKey, Tally> tally = new HashMap<>();
    private final Map<Integer, Settler> settlers = new HashMap<>();
    private int settled;

    /** The account of each party: units, funds and persons have their own kinds. */
    interface Chart {
        Account.Kind kind(long party);
    }

    /** What payments of a tally row have in common. */
    record TallyKey(int cascade, long shared, long quantity, LocalDate month) {}

    /** How many payments a row stands for, and their tax in minor units. */
    record Tally(long count, long tax) {

        Tally plus(Tally other) {
            return new Tally(Math.addExact(count, other.count), Math.addExact(tax, other.tax));
        }
    }

    private record Group(int cascade, @Nullable Long segment, LocalDate day) {}

    Settlement(ZoneId zone, IntFunction<CascadePlan> plans, Chart chart) {
        this.zone = zone;
        this.plans = plans;
        this.chart = chart;
    }

    /** Adds the settled ones among the payments. */
    void add(List<Payment> payments) {
        var groups = new LinkedHashMap<Group, List<Payment>>();
        for (var payment : payments) {
            if (payment.cascadeId() == null) continue;
            var day = LocalDate.ofInstant(payment.occurredAt(), zone);
            groups.computeIfAbsent(new Group(payment.cascadeId(), payment.segmentId(), day), group -> new ArrayList<>())
                    .add(payment);
        }
        groups.forEach(this::addGroup);
    }

    private void addGroup(Group group, List<Payment> payments) {
        var cascade = plans.apply(group.cascade());
        var shared = payments.stream().mapToLong(Payment::shared).toArray();
        var quantities = payments.stream().mapToLong(Payment::quantity).toArray();
        var sums = new long[cascade.plan().lines().size()];
        settlers.computeIfAbsent(group.cascade(), id -> cascade.plan().settler())
                .settle(cascade.offer(), shared, quantities, 0, shared.length, sums);
        addLines(cascade, group.segment(), group.day(), sums);
        long tax = payments.stream().mapToLong(Payment::tax).reduce(0, Math::addExact);
        addTax(cascade, group.segment(), group.day(), tax);
        addTally(group, payments);
        settled += payments.size();
    }

    private void addLines(CascadePlan cascade, @Nullable Long segment, LocalDate day, long[] sums) {
        var lines = cascade.plan().lines();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] == 0) continue;
            var line = lines.get(i);
            var key = new LedgerEntry.Key(
                    account(cascade, line.to()),
                    line.from() == Line.CUSTOMERS
                            ? Account.clearing(cascade.currency())
                            : account(cascade, line.from()),
                    line.version(),
                    line.clause(),
                    cascade.offerId(),
                    segment,
                    day);
            entries.merge(key, sums[i], Math::addExact);
        }
    }

    private void addTax(CascadePlan cascade, @Nullable Long segment, LocalDate day, long tax) {
        if (tax == 0) return;
        var currency = cascade.currency();
        var key = new LedgerEntry.Key(
                Account.tax(currency), Account.clearing(currency), null, null, cascade.offerId(), segment, day);
        entries.merge(key, tax, Math::addExact);
    }

    private void addTally(Group group, List<Payment> payments) {
        var month = group.day().withDayOfMonth(1);
        for (var payment : payments) {
            tally.merge(
                    new TallyKey(group.cascade(), payment.shared(), payment.quantity(), month),
                    new Tally(1, payment.tax()),
                    Tally::plus);
        }
    }

    /** Adds what a tally row stands for, as of the first day of its month and of no segment. */
    void add(TallyKey key, Tally row) {
        var cascade = plans.apply(key.cascade());
        var sums = new long[cascade.plan().lines().size()];
        settlers.computeIfAbsent(key.cascade(), id -> cascade.plan().settler())
                .settle(
                        cascade.offer(),
                        new long[] {key.shared()},
                        new long[] {key.quantity()},
                        new long[] {row.count()},
                        0,
                        1,
                        sums);
        addLines(cascade, null, key.month(), sums);
        addTax(cascade, null, key.month(), row.tax());
    }

    private Account account(CascadePlan cascade, int slot) {
        long party = cascade.partyIds().get(slot);
        return new Account(chart.kind(party), party, cascade.currency());
    }

    /** How many payments were settled. */
    int settled() {
        return settled;
    }

    /** The entries, in an order that depends on nothing but themselves. */
    List<LedgerEntry> entries() {
        return entries.entrySet().stream()
                .map(entry -> new LedgerEntry(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    /** The tally of what was added. */
    Map<TallyKey, Tally> tally() {
        return tally;
    }

    static final Comparator<Account> ACCOUNTS = Comparator.comparing(Account::kind)
            .thenComparing(Account::party, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(account -> account.currency().getCurrencyCode());

    private static final Comparator<LedgerEntry> ORDER = Comparator.comparing(
            LedgerEntry::key,
            Comparator.comparing(LedgerEntry.Key::account, ACCOUNTS)
                    .thenComparing(LedgerEntry.Key::counter, ACCOUNTS)
                    .thenComparing(LedgerEntry.Key::version, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(LedgerEntry.Key::clause, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparingLong(LedgerEntry.Key::offer)
                    .thenComparing(LedgerEntry.Key::segment, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(LedgerEntry.Key::day));
}
