package concentric.simulation;

import concentric.simulation.Answer.Refused;
import concentric.simulation.Answer.Taken;
import concentric.simulation.Item.Flaw;
import concentric.simulation.Row.Left;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Holds answers against the truth. A call among several happened at one moment between the beginning and the end of its
 * step; whatever it was told must be right at one of these.
 */
final class Judge {

    private final Truth truth;
    private final Set<Long> firsts = new HashSet<>();

    Judge(Truth truth) {
        this.truth = truth;
    }

    /**
     * A moment at which a call may have happened.
     *
     * @param seq the last sequence number given out by then
     * @param book the contracts then
     */
    record Moment(long seq, Book book) {}

    /** Every moment since a sequence number had been given out and an edition of the contracts was the latest. */
    List<Moment> since(long seq, int edition) {
        var moments = new ArrayList<Moment>();
        var editions = truth.editions();
        for (int i = edition; i < editions.size(); i++) {
            long from = Math.max(seq, editions.get(i).after());
            long to = i + 1 < editions.size() ? editions.get(i + 1).after() : truth.last();
            for (long at = from; at <= to; at++) {
                moments.add(new Moment(at, editions.get(i).book()));
            }
        }
        return moments;
    }

    /** Whether the items were recorded as the caller was told. */
    void taken(List<? extends Item> items, Taken taken) {
        Broken.unlessEqual(taken.receipts().size(), items.size(), "a receipt for each");
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var receipt = taken.receipts().get(i);
            var row = truth.find(item.identity());
            Broken.unless(row.isPresent(), "nothing acknowledged is lost: " + item);
            Broken.unlessEqual(receipt.seq(), row.orElseThrow().seq(), "the receipt of " + item);
            Broken.unless(says(item, row.orElseThrow()), "what is acknowledged is what was asked: " + item);
            if (receipt.first()) {
                Broken.unless(firsts.add(receipt.seq()), "only one call was the first to record " + item);
            }
        }
    }

    /** Whether there was a reason for what the caller was told. */
    void refused(List<? extends Item> items, Refused refused, List<Moment> moments) {
        Broken.unless(
                moments.stream().anyMatch(moment -> mayBeRefused(items, moment)),
                refused + " without a reason: " + items);
    }

    /** Whether a call with these items can't be carried out at this moment. */
    boolean mayBeRefused(List<? extends Item> items, Moment moment) {
        var twins = new HashMap<Identity, Item>();
        var left = new HashMap<Long, Left>();
        for (var item : items) {
            if (item.flaw() != Flaw.NONE) return true;
            var twin = twins.putIfAbsent(item.identity(), item);
            if (twin != null) {
                if (!twin.equals(item)) return true;
                continue;
            }
            var known = truth.find(item.identity()).filter(row -> row.seq() <= moment.seq());
            if (known.isPresent()) {
                if (!says(item, known.get())) return true;
                continue;
            }
            boolean refused = switch (item) {
                case Item.Paid paid -> refused(paid, moment.book());
                case Item.Returned returned -> refused(returned, moment, left);
                case Item.Used used -> !moment.book().services().contains(used.service());
            };
            if (refused) return true;
        }
        return false;
    }

    private static boolean refused(Item.Paid paid, Book book) {
        if (!book.owners().containsKey(paid.offer())) return true;
        return book.ofPayments(paid.offer(), paid.occurredAt())
                .filter(cascade -> !cascade.currency().equals(paid.currency()))
                .isPresent();
    }

    private boolean refused(Item.Returned returned, Moment moment, Map<Long, Left> left) {
        var of = truth.find(returned.of()).filter(row -> row.seq() <= moment.seq());
        if (of.isEmpty() || !(of.get() instanceof Row.Paid paid)) return true;
        if (!paid.currency().equals(returned.currency())) return true;
        var before = Objects.requireNonNullElseGet(left.get(paid.seq()), () -> truth.left(paid.seq(), moment.seq()));
        if (!before.allows(returned.amount(), returned.tax(), returned.quantity())) return true;
        left.put(paid.seq(), before.after(returned.amount(), returned.tax(), returned.quantity()));
        return false;
    }

    private boolean says(Item item, Row.Identified row) {
        return switch (row) {
            case Row.Paid paid -> Truth.item(paid).equals(item);
            case Row.Used used -> Truth.item(used).equals(item);
            case Row.Returned returned -> item instanceof Item.Returned asked && truth.says(asked, returned);
        };
    }
}
