package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.platform.web.Visit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a unit lives on in a period: what customers paid for its offers and how that was shared, what else it received,
 * and what it passed on. Every line is of one other party; the largest comes first.
 *
 * @param paidForOffers what customers paid for the unit's own offers, less tax; minor units
 * @param sharedWith what others got of that
 * @param receipts what the unit received besides its part of that
 * @param payments what the unit passed on
 */
record Statement(long paidForOffers, List<Line> sharedWith, List<Line> receipts, List<Line> payments) {

    /**
     * Money of one other party.
     *
     * @param owner code of the unit whose customers paid it, where customers did; else empty
     * @param by contracts, or what else it moved by
     * @param amount minor units; negative where more was given back
     */
    record Line(Account other, String owner, SortedSet<String> by, long amount) {

        private static Line plus(Line one, Line other) {
            var by = new TreeSet<>(one.by);
            by.addAll(other.by);
            return new Line(one.other, one.owner, by, Math.addExact(one.amount, other.amount));
        }
    }

    /**
     * Draws it up.
     *
     * @param flows all that moved in or out of the account
     * @param shared all that moved because of payments for the unit's own offers
     */
    static Statement of(
            Account account,
            String unit,
            Collection<Flow> flows,
            Collection<Flow> shared,
            Reasons reasons,
            Visit visit) {
        var sharedWith = new TreeMap<String, Line>();
        long paidForOffers = 0;
        for (var flow : shared) {
            var reason = flow.reason();
            if (!isShareOfOffers(reason, account)) continue;
            paidForOffers = Math.addExact(paidForOffers, flow.amount());
            if (reason.account().equals(account)) continue;
            add(line(reason.account(), "", flow, reasons, visit), sharedWith);
        }
        var receipts = new TreeMap<String, Line>();
        var payments = new TreeMap<String, Line>();
        for (var flow : flows) {
            var reason = flow.reason();
            boolean incoming = reason.account().equals(account);
            var other = incoming ? reason.counter() : reason.account();
            var owner = other.kind() == Account.Kind.CLEARING ? reasons.owner(reason) : "";
            if (owner.equals(unit)) continue;
            add(line(other, owner, flow, reasons, visit), incoming ? receipts : payments);
        }
        return new Statement(paidForOffers, largestFirst(sharedWith), largestFirst(receipts), largestFirst(payments));
    }

    /** Tax is not shared, and what parties pay on is theirs. */
    private static boolean isShareOfOffers(Flow.Reason reason, Account account) {
        return reason.counter().kind() == Account.Kind.CLEARING
                && reason.account().kind() != Account.Kind.TAX
                && reason.account().currency().equals(account.currency());
    }

    private static Line line(Account other, String owner, Flow flow, Reasons reasons, Visit visit) {
        return new Line(other, owner, new TreeSet<>(List.of(reasons.by(flow.reason(), visit))), flow.amount());
    }

    private static void add(Line line, Map<String, Line> lines) {
        lines.merge(line.other() + " " + line.owner(), line, Line::plus);
    }

    private static List<Line> largestFirst(Map<String, Line> lines) {
        return lines.values().stream()
                .filter(line -> line.amount() != 0)
                .sorted(Comparator.comparingLong(Line::amount).reversed())
                .toList();
    }

    /** What of the payments for its own offers reached the unit; minor units. */
    long reached() {
        return Math.subtractExact(paidForOffers, sum(sharedWith));
    }

    /** All that the unit received; minor units. */
    long received() {
        return Math.addExact(reached(), sum(receipts));
    }

    /** All that the unit passed on; minor units. */
    long paid() {
        return sum(payments);
    }

    /** What stayed; minor units. */
    long kept() {
        return Math.subtractExact(received(), paid());
    }

    private static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }
}
