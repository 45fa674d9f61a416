package concentric.ledger;

import concentric.contracts.CascadePlan;
import concentric.engine.plan.Line;
import concentric.engine.plan.Settler;
import concentric.payments.CloseMovement;
import concentric.payments.HandoverMovement;
import concentric.payments.Payment;
import concentric.payments.PayoutMovement;
import concentric.payments.Recorded;
import concentric.payments.Refund;
import concentric.payments.Settling;
import concentric.payments.Transfer;
import concentric.payments.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Settles what is recorded and adds up what follows: entries and tally. Pure; the same rows give the same entries, in the
 * same order, in a batch, in the tail that is not posted yet and in a proof.
 */
final class Settlement {

    private final ZoneId zone;
    private final IntFunction<CascadePlan> plans;
    private final Chart chart;
    private final @Nullable YearMonth closed;
    private final Map<LedgerEntry.Key, Long> entries = new HashMap<>();
    private final Map<TallyKey, Tally> tally = new HashMap<>();
    private final Map<Integer, CascadePlan> cascades = new HashMap<>();
    private final Map<Integer, Settler> settlers = new HashMap<>();
    private int settled;

    /** The account of each party: units, funds and persons have their own kinds. */
    interface Chart {
        Account.Kind kind(long party);
    }

    /**
     * What payments of a tally row have in common.
     *
     * @param month the first day of the month in which they are posted
     */
    record TallyKey(int cascade, long shared, long quantity, LocalDate month) {}

    /** How often a row counts, payments less refunds, and its tax in minor units. */
    record Tally(long count, long tax) {

        Tally plus(Tally other) {
            return new Tally(Math.addExact(count, other.count), Math.addExact(tax, other.tax));
        }
    }

    private record Group(int cascade, @Nullable Long segment, LocalDate day) {}

    /**
     * What is added, or taken away again.
     *
     * @param shared minor units
     * @param quantity millionths
     * @param count how often; negative: taken away
     * @param tax minor units, with its sign
     */
    private record Part(long shared, long quantity, long count, long tax) {}

    /**
     * Prepares.
     *
     * @param closed the last month that was closed before this is posted: what occurred in it or earlier is posted in the
     *     next one; null: none is
     */
    Settlement(ZoneId zone, IntFunction<CascadePlan> plans, Chart chart, @Nullable YearMonth closed) {
        this.zone = zone;
        this.plans = plans;
        this.chart = chart;
        this.closed = closed;
    }

    /** Adds those of the rows that move anything. */
    void add(List<? extends Recorded> rows) {
        var groups = new LinkedHashMap<Group, List<Part>>();
        for (var row : rows) {
            switch (row) {
                case Payment payment -> add(payment, groups);
                case Refund refund -> add(refund, groups);
                case Usage usage -> add(usage, groups);
                case Settling settling -> add(settling, groups);
                case Transfer transfer -> add(transfer);
                case CloseMovement movement -> add(movement);
                case PayoutMovement movement -> add(movement);
                case HandoverMovement movement -> add(movement);
            }
        }
        groups.forEach(this::addGroup);
    }

    private void add(Payment payment, Map<Group, List<Part>> groups) {
        if (payment.cascadeId() == null) return;
        settled++;
        parts(payment.cascadeId(), payment.segmentId(), payment.occurredAt(), groups)
                .add(new Part(payment.shared(), payment.quantity(), 1, payment.tax()));
    }

    /** What is left, less what was left before: settling is linear in how often something counts. */
    private void add(Refund refund, Map<Group, List<Part>> groups) {
        if (refund.cascadeId() == null) return;
        var parts = parts(refund.cascadeId(), refund.segmentId(), refund.occurredAt(), groups);
        var before = refund.before();
        parts.add(new Part(before.shared(), before.quantity(), -1, -refund.tax()));
        parts.add(new Part(refund.left().shared(), refund.left().quantity(), 1, 0));
    }

    private void add(Usage usage, Map<Group, List<Part>> groups) {
        if (usage.cascadeId() == null || usage.amount() == null) return;
        settled++;
        parts(usage.cascadeId(), null, usage.occurredAt(), groups)
                .add(new Part(usage.amount(), usage.quantity(), 1, 0));
    }

    private void add(Settling settling, Map<Group, List<Part>> groups) {
        settled++;
        parts(settling.cascadeId(), settling.segmentId(), settling.occurredAt(), groups)
                .add(new Part(settling.amount() - settling.tax(), settling.quantity(), 1, settling.tax()));
    }

    private List<Part> parts(int cascade, @Nullable Long segment, Instant occurredAt, Map<Group, List<Part>> groups) {
        var day = LocalDate.ofInstant(occurredAt, zone);
        return groups.computeIfAbsent(new Group(cascade, segment, day), group -> new ArrayList<>());
    }

    private void addGroup(Group group, List<Part> parts) {
        var cascade = cascade(group.cascade());
        addLines(cascade, group.segment(), group.day(), sums(cascade, parts));
        addTax(
                cascade,
                group.segment(),
                group.day(),
                parts.stream().mapToLong(Part::tax).reduce(0, Math::addExact));
        var month = posting(YearMonth.from(group.day())).atDay(1);
        for (var part : parts) {
            tally.merge(
                    new TallyKey(group.cascade(), part.shared(), part.quantity(), month),
                    new Tally(part.count(), part.tax()),
                    Tally::plus);
        }
    }

    private YearMonth posting(YearMonth occurred) {
        return closed == null || occurred.isAfter(closed) ? occurred : closed.plusMonths(1);
    }

    private long[] sums(CascadePlan cascade, List<Part> parts) {
        var sums = new long[cascade.plan().lines().size()];
        var added = parts.stream().filter(part -> part.count() > 0).toList();
        settle(cascade, added, sums);
        if (added.size() == parts.size()) return sums;
        var takenAway = new long[sums.length];
        settle(cascade, parts.stream().filter(part -> part.count() < 0).toList(), takenAway);
        for (int i = 0; i < sums.length; i++) sums[i] = Math.subtractExact(sums[i], takenAway[i]);
        return sums;
    }

    private void settle(CascadePlan cascade, List<Part> parts, long[] sums) {
        if (parts.isEmpty()) return;
        var settler =
                settlers.computeIfAbsent(cascade.id(), id -> cascade.plan().settler());
        var quantities = parts.stream().mapToLong(Part::quantity).toArray();
        var counts = parts.stream().mapToLong(part -> Math.abs(part.count())).toArray();
        int size = parts.size();
        if (cascade.isOfService()) {
            settler.use(cascade.root(), quantities, counts, 0, size, sums);
            return;
        }
        var shared = parts.stream().mapToLong(Part::shared).toArray();
        if (parts.stream().allMatch(part -> Math.abs(part.count()) == 1)) {
            settler.settle(cascade.root(), shared, quantities, 0, size, sums);
        } else {
            settler.settle(cascade.root(), shared, quantities, counts, 0, size, sums);
        }
    }

    private void add(Transfer transfer) {
        var currency = transfer.currency();
        var key = new LedgerEntry.Key(
                account(transfer.toId(), currency),
                transfer.fromId() == null ? Account.opening(currency) : account(transfer.fromId(), currency),
                null,
                null,
                null,
                null,
                LocalDate.ofInstant(transfer.occurredAt(), zone));
        entries.merge(key, transfer.amount(), Math::addExact);
    }

    /** Of the last day of the month. */
    private void add(CloseMovement movement) {
        if (movement.isKept()) return;
        var currency = movement.currency();
        var key = new LedgerEntry.Key(
                account(movement.toId(), currency),
                account(movement.fromId(), currency),
                movement.versionId(),
                movement.clause(),
                null,
                null,
                movement.month().atEndOfMonth());
        entries.merge(key, movement.amount(), Math::addExact);
    }

    private void add(PayoutMovement movement) {
        var currency = movement.currency();
        var key = new LedgerEntry.Key(
                Account.payout(currency),
                account(movement.partyId(), currency),
                null,
                null,
                null,
                null,
                movement.day());
        entries.merge(key, movement.amount(), Math::addExact);
    }

    /** In two steps, so that no account shows it as something that the other party paid. */
    private void add(HandoverMovement movement) {
        var between = Account.handover(movement.currency());
        var from = account(movement.fromId(), movement.currency());
        var to = account(movement.toId(), movement.currency());
        var day = movement.day();
        entries.merge(
                new LedgerEntry.Key(between, from, null, null, null, null, day), movement.amount(), Math::addExact);
        entries.merge(new LedgerEntry.Key(to, between, null, null, null, null, day), movement.amount(), Math::addExact);
    }

    private void addLines(CascadePlan cascade, @Nullable Long segment, LocalDate day, long[] sums) {
        var lines = cascade.plan().lines();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] == 0) continue;
            var line = lines.get(i);
            var key = new LedgerEntry.Key(
                    account(cascade, line.to()),
                    payer(cascade, line.from()),
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

    /** Adds what a tally row stands for, as of the first day of its month and of no segment. */
    void add(TallyKey key, Tally row) {
        var cascade = cascade(key.cascade());
        var part = new Part(key.shared(), key.quantity(), row.count(), row.tax());
        addLines(cascade, null, key.month(), sums(cascade, List.of(part)));
        addTax(cascade, null, key.month(), row.tax());
    }

    /** Found once: a cascade never changes. */
    private CascadePlan cascade(int id) {
        return cascades.computeIfAbsent(id, plans::apply);
    }

    private Account payer(CascadePlan cascade, int slot) {
        return switch (slot) {
            case Line.CUSTOMERS -> Account.clearing(cascade.currency());
            case Line.CONSUMER -> account(Objects.requireNonNull(cascade.consumerId()), cascade.currency());
            default -> account(cascade, slot);
        };
    }

    private Account account(CascadePlan cascade, int slot) {
        return account(cascade.partyIds().get(slot), cascade.currency());
    }

    private Account account(long party, Currency currency) {
        return new Account(chart.kind(party), party, currency);
    }

    /** How many payments and usages were settled. */
    int settled() {
        return settled;
    }

    /** The entries, in an order that depends on nothing but themselves. */
    List<LedgerEntry> entries() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
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
                    .thenComparing(LedgerEntry.Key::offer, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(LedgerEntry.Key::segment, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(LedgerEntry.Key::day));
}
