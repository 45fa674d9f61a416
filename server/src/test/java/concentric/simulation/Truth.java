package concentric.simulation;

import concentric.payments.Transfers.NewTransfer;
import concentric.simulation.Identity.Kind;
import concentric.simulation.Row.Left;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be so: everything that was asked, everything that was recorded, and what follows from it by rules that are
 * written here once more. Whatever the program writes passes {@link #take}, which finds what does not follow.
 */
final class Truth {

    private final ZoneId zone;
    private final Map<Identity, Set<Item>> asked = new HashMap<>();
    private final Map<Long, NewTransfer> proposals = new HashMap<>();
    private final Set<Long> signedTransfers = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Map<Entry, Long>> entries = new ArrayList<>();
    private final Map<Identity, Row.Identified> byIdentity = new HashMap<>();
    private final Map<Long, TreeMap<Long, Left>> left = new HashMap<>();
    private final Map<Long, Row.Settled> settledLater = new HashMap<>();
    private final Map<Long, Cascade> cascades = new HashMap<>();
    private final List<Edition> editions = new ArrayList<>();
    private final Balances balances = new Balances();

    /**
     * The contracts as they were from some moment on.
     *
     * @param after the last sequence number that was given out before
     */
    record Edition(long after, Book book) {}

    Truth(ZoneId zone, Book first) {
        this.zone = zone;
        editions.add(new Edition(0, first));
    }

    /** Somebody asks for this to be recorded. */
    void ask(Item item) {
        asked.computeIfAbsent(item.identity(), identity -> new LinkedHashSet<>())
                .add(item);
    }

    /** A transfer was proposed. */
    void propose(long proposal, NewTransfer transfer) {
        proposals.put(proposal, transfer);
    }

    /** Somebody signs a transfer. */
    void signTransfer(long proposal) {
        signedTransfers.add(proposal);
    }

    /** Contracts changed. */
    void edit(Edition edition) {
        editions.add(edition);
    }

    /** The contracts as they are now. */
    Book book() {
        return editions.getLast().book();
    }

    List<Edition> editions() {
        return editions;
    }

    long last() {
        return rows.size();
    }

    Row row(long seq) {
        return rows.get((int) seq - 1);
    }

    List<Row> rows() {
        return rows;
    }

    Set<Identity> identities() {
        return asked.keySet();
    }

    List<Item> asked(Identity identity) {
        return List.copyOf(asked.getOrDefault(identity, Set.of()));
    }

    Optional<Row.Identified> find(Identity identity) {
        return Optional.ofNullable(byIdentity.get(identity));
    }

    Balances balances() {
        return balances;
    }

    Map<Entry, Long> entries(long seq) {
        return entries.get((int) seq - 1);
    }

    /** Whether a payment or usage is settled, at once or later. */
    boolean isSettled(long seq) {
        return cascades.containsKey(seq);
    }

    /** What is left of a payment or usage now. */
    Left left(long of) {
        return left(of, last());
    }

    /** What was left of it when a sequence number had been given out. */
    Left left(long of, long at) {
        var change = left.getOrDefault(of, new TreeMap<>()).floorEntry(at);
        if (change != null) return change.getValue();
        return switch (row(of)) {
            case Row.Paid paid -> new Left(paid.amount(), paid.tax(), paid.quantity());
            case Row.Used used -> new Left(amount(used, at), 0, used.quantity());
            case Row row -> throw new Broken("nothing can be left of " + row);
        };
    }

    private long amount(Row.Used used, long at) {
        if (used.amount() != null) return used.amount();
        var later = settledLater.get(used.seq());
        return later == null || later.seq() > at ? 0 : later.amount();
    }

    private Book bookAt(long seq) {
        return editions.stream()
                .filter(edition -> edition.after() < seq)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .book();
    }

    /** Takes what the program recorded next, if it follows from what was asked. */
    void take(Row row, Instant now) {
        Broken.unlessEqual(row.seq(), last() + 1, "sequence numbers have no gap");
        Broken.unlessEqual(row.recordedAt(), now, "what is recorded bears the time, " + row.seq());
        if (row instanceof Row.Identified identified) {
            var twin = byIdentity.putIfAbsent(identified.identity(), identified);
            Broken.unless(twin == null, "one booking per identity: " + row + " and " + twin);
        }
        rows.add(row);
        var moves = switch (row) {
            case Row.Paid paid -> paid(paid);
            case Row.Returned returned -> returned(returned);
            case Row.Used used -> used(used);
            case Row.Settled settled -> settled(settled);
            case Row.Moved moved -> moved(moved);
        };
        moves.values().removeIf(amount -> amount == 0);
        moves.forEach((entry, amount) -> balances.move(entry.account(), entry.counter(), entry.currency(), amount));
        entries.add(moves);
    }

    private Map<Entry, Long> paid(Row.Paid paid) {
        var item = item(paid);
        Broken.unless(asked(paid.identity()).contains(item), "nobody asked for " + paid);
        var cascade = bookAt(paid.seq()).ofPayments(paid.offer(), paid.occurredAt());
        Broken.unlessEqual(
                paid.cascade(), cascade.map(Cascade::identity).orElse(null), "the contracts in force share " + paid);
        if (cascade.isEmpty()) return new HashMap<>();
        Broken.unlessEqual(paid.currency(), cascade.get().currency(), "the currency of the contract of " + paid);
        cascades.put(paid.seq(), cascade.get());
        var moves = shared(paid, cascade.get(), new Left(paid.amount(), paid.tax(), paid.quantity()), 1);
        tax(moves, paid, paid.tax());
        return moves;
    }

    /** What was asked for, had it been recorded so. */
    static Item.Paid item(Row.Paid paid) {
        return new Item.Paid(
                paid.identity().source(),
                paid.identity().name(),
                paid.offer(),
                paid.customer(),
                paid.segment(),
                paid.amount(),
                paid.tax(),
                paid.currency(),
                paid.quantity(),
                paid.occurredAt(),
                Item.Flaw.NONE);
    }

    /** What was asked for, had it been recorded so. */
    static Item.Used item(Row.Used used) {
        return new Item.Used(
                used.identity().source(),
                used.identity().name(),
                used.service(),
                used.consumer(),
                used.quantity(),
                used.occurredAt(),
                Item.Flaw.NONE);
    }

    private Map<Entry, Long> returned(Row.Returned returned) {
        Broken.unless(returned.of() < returned.seq(), "a refund is of something earlier: " + returned);
        var of = row(returned.of());
        var before = left(returned.of(), returned.seq() - 1);
        boolean undone = returned.identity().source().equals("undo");
        if (undone) {
            Broken.unlessEqual(returned.left(), Left.NOTHING, "an undone import leaves nothing: " + returned);
            Broken.unlessEqual(returned.identity().name(), String.valueOf(of.seq()), "what is undone is named");
        } else {
            Broken.unless(
                    asked(returned.identity()).stream().anyMatch(item -> says((Item.Returned) item, returned)),
                    "nobody asked for " + returned);
            Broken.unless(
                    before.allows(returned.amount(), returned.tax(), returned.quantity()),
                    "no more than remains is given back, " + before + ": " + returned);
        }
        Broken.unlessEqual(
                returned.left().plus(returned.amount(), returned.tax(), returned.quantity()),
                before,
                "a refund goes on from what was left, " + returned);
        left.computeIfAbsent(returned.of(), seq -> new TreeMap<>()).put(returned.seq(), returned.left());
        Broken.unlessEqual(returned.cascade(), plan(of), "the refund bears the plan of its payment, " + returned);
        Broken.unlessEqual(returned.segment(), segment(of), "the refund bears the segment of its payment");
        var cascade = cascades.get(returned.of());
        if (cascade == null) return new HashMap<>();
        var moves = shared(of, cascade, returned.left(), 1);
        shared(of, cascade, before, -1).forEach((entry, amount) -> moves.merge(entry, amount, Long::sum));
        tax(moves, of, -returned.tax());
        return moves(moves, of, returned.occurredAt());
    }

    /** Whether a refund that was recorded is this one, of this payment. */
    boolean says(Item.Returned item, Row.Returned returned) {
        if (!(row(returned.of()) instanceof Row.Paid paid)) return false;
        var before = left(returned.of(), returned.seq() - 1);
        return item.of().equals(paid.identity())
                && item.amount() == returned.amount()
                && item.tax() == returned.tax()
                && item.currency().equals(returned.currency())
                && item.occurredAt().equals(returned.occurredAt())
                && before.after(item.amount(), item.tax(), item.quantity()).equals(returned.left());
    }

    private @Nullable String plan(Row of) {
        var later = settledLater.get(of.seq());
        if (later != null) return later.cascade();
        return switch (of) {
            case Row.Paid paid -> paid.cascade();
            case Row.Used used -> used.cascade();
            case Row row -> throw new Broken("a refund of " + row);
        };
    }

    private static String segment(Row of) {
        return of instanceof Row.Paid paid ? paid.segment() : "";
    }

    private Map<Entry, Long> used(Row.Used used) {
        Broken.unless(asked(used.identity()).contains(item(used)), "nobody asked for " + used);
        var cascade = bookAt(used.seq()).ofUsage(used.service(), used.consumer(), used.occurredAt());
        Broken.unlessEqual(
                used.cascade(), cascade.map(Cascade::identity).orElse(null), "the contracts in force price " + used);
        if (cascade.isEmpty()) {
            Broken.unlessEqual(used.amount(), null, "usage without a price costs nothing yet");
            return new HashMap<>();
        }
        long price = cascade.get().price(used.quantity());
        Broken.unlessEqual(used.amount(), price, "the price of " + used);
        Broken.unlessEqual(used.currency(), cascade.get().currency(), "the currency of " + used);
        cascades.put(used.seq(), cascade.get());
        return shared(used, cascade.get(), new Left(price, 0, used.quantity()), 1);
    }

    private Map<Entry, Long> settled(Row.Settled settled) {
        var of = row(settled.of());
        Broken.unless(!isSettled(of.seq()), "settled once: " + settled);
        var covering = covering(bookAt(settled.seq()), of);
        Broken.unless(covering.isPresent(), "a contract covers " + settled);
        var cascade = covering.orElseThrow();
        var before = left(of.seq(), settled.seq() - 1);
        long amount = cascade.consumer() == null ? before.amount() : cascade.price(before.quantity());
        Broken.unlessEqual(
                settled,
                new Row.Settled(
                        settled.seq(),
                        of.seq(),
                        segment(of),
                        amount,
                        before.tax(),
                        before.quantity(),
                        cascade.currency(),
                        of.occurredAt(),
                        settled.recordedAt(),
                        cascade.identity(),
                        of.act()),
                "what is left is settled later, under the contracts in force");
        settledLater.put(of.seq(), settled);
        cascades.put(of.seq(), cascade);
        var moves = shared(of, cascade, new Left(amount, before.tax(), before.quantity()), 1);
        tax(moves, of, before.tax());
        return moves;
    }

    /** What would settle an unsettled payment or usage under these contracts. */
    static Optional<Cascade> covering(Book book, Row of) {
        return switch (of) {
            case Row.Paid paid ->
                book.ofPayments(paid.offer(), paid.occurredAt())
                        .filter(cascade -> cascade.currency().equals(paid.currency()));
            case Row.Used used -> book.ofUsage(used.service(), used.consumer(), used.occurredAt());
            case Row row -> throw new Broken("settled later: " + row);
        };
    }

    private Map<Entry, Long> moved(Row.Moved moved) {
        var transfer = proposals.get(moved.proposal());
        Broken.unless(signedTransfers.contains(moved.proposal()), "nobody signed " + moved);
        var asked = Objects.requireNonNull(transfer);
        Broken.unlessEqual(
                List.of(
                        moved.from(),
                        moved.to(),
                        Writing.plainMoney(moved.amount(), moved.currency()),
                        moved.currency(),
                        moved.occurredAt()),
                List.of(
                        asked.from().isEmpty() ? "(opening)" : asked.from(),
                        asked.to(),
                        asked.amount(),
                        asked.currency(),
                        LocalDate.parse(asked.day()).atStartOfDay(zone).toInstant()),
                "a transfer moves what was agreed");
        var moves = new HashMap<Entry, Long>();
        moves.put(
                new Entry(moved.to(), moved.from(), null, null, "", "", LocalDate.parse(asked.day()), moved.currency()),
                moved.amount());
        return moves;
    }

    private Map<Entry, Long> shared(Row of, Cascade cascade, Left amount, int sign) {
        var moves = new HashMap<Entry, Long>();
        for (var move : Sharing.of(cascade, amount.shared(), amount.quantity())) {
            var entry = new Entry(
                    move.to(),
                    move.from(),
                    move.version().id(),
                    move.clause(),
                    offer(of),
                    segment(of),
                    LocalDate.ofInstant(of.occurredAt(), zone),
                    cascade.currency());
            moves.merge(entry, sign * move.amount(), Long::sum);
        }
        return moves;
    }

    private void tax(Map<Entry, Long> moves, Row of, long tax) {
        if (!(of instanceof Row.Paid paid)) return;
        var day = LocalDate.ofInstant(of.occurredAt(), zone);
        var entry = new Entry("(tax)", "(clearing)", null, null, offer(of), segment(of), day, paid.currency());
        moves.merge(entry, tax, Long::sum);
    }

    /** The same, on the day of the refund. */
    private Map<Entry, Long> moves(Map<Entry, Long> moves, Row of, Instant occurredAt) {
        var day = LocalDate.ofInstant(occurredAt, zone);
        var moved = new HashMap<Entry, Long>();
        moves.forEach((entry, amount) -> moved.put(
                new Entry(
                        entry.account(),
                        entry.counter(),
                        entry.version(),
                        entry.clause(),
                        offer(of),
                        entry.segment(),
                        day,
                        entry.currency()),
                amount));
        return moved;
    }

    private static String offer(Row of) {
        return switch (of) {
            case Row.Paid paid -> paid.offer();
            case Row.Used used -> used.service();
            case Row row -> throw new Broken("for no offer: " + row);
        };
    }

    /** The payments and usages that no contract covered yet. */
    List<Row> unsettled() {
        return rows.stream()
                .filter(row -> row instanceof Row.Identified identified
                        && identified.identity().kind() != Kind.REFUND
                        && !isSettled(row.seq()))
                .toList();
    }
}
