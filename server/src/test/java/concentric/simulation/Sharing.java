package concentric.simulation;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Share;
import concentric.engine.terms.Source;
import concentric.simulation.Book.Signed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of settlement once more, as slowly and plainly as they can be written. One of these shares one amount. */
final class Sharing {

    /** Who pays what customers pay. */
    static final String CUSTOMERS = "(clearing)";

    private final Cascade cascade;
    private final BigDecimal quantity;
    private final List<Move> moves = new ArrayList<>();

    private Sharing(Cascade cascade, long quantity) {
        this.cascade = cascade;
        this.quantity = BigDecimal.valueOf(quantity, 6);
    }

    /**
     * Money that moves.
     *
     * @param clause counted from 1; 0 for what a usage contract leaves to the provider
     * @param amount minor units
     */
    record Move(String from, String to, Signed version, int clause, long amount) {}

    /**
     * Shares an amount.
     *
     * @param amount minor units, without tax
     * @param quantity millionths
     */
    static List<Move> of(Cascade cascade, long amount, long quantity) {
        var sharing = new Sharing(cascade, quantity);
        sharing.first(amount);
        for (var unit : sharing.unitsInOrder()) sharing.unit(unit);
        return sharing.moves;
    }

    private void first(long amount) {
        if (amount == 0) return;
        var payer = cascade.consumer() == null ? CUSTOMERS : cascade.consumer();
        long rest = run(cascade.first(), payer, amount, amount);
        if (cascade.first().terms().source() instanceof Source.Usage usage) {
            moves.add(new Move(payer, usage.provider(), cascade.first(), 0, rest));
        } else {
            Broken.unless(rest == 0, "the model shares everything");
        }
    }

    /** A unit's contracts, once all it receives is in. */
    private void unit(String unit) {
        var contracts = cascade.running().stream()
                .filter(version -> unit.equals(payer(version)))
                .sorted(Comparator.comparingInt(
                                (Signed version) -> version.terms().priority())
                        .thenComparingLong(Signed::contract))
                .toList();
        long left = moves.stream()
                .filter(move -> move.to().equals(unit))
                .mapToLong(Move::amount)
                .sum();
        for (var version : contracts) {
            var counted = ((Source.Receipts) version.terms().source()).contracts();
            long gross = moves.stream()
                    .filter(move -> move.to().equals(unit))
                    .filter(move -> counted.isEmpty()
                            || counted.contains(move.version().terms().name()))
                    .mapToLong(Move::amount)
                    .sum();
            if (gross <= 0) continue;
            long available = Math.min(gross, left);
            left -= available - run(version, unit, gross, available);
        }
    }

    /** Lets the clauses take, and says what they leave. */
    private long run(Signed version, String payer, long gross, long available) {
        long rest = available;
        int number = 0;
        for (var clause : version.terms().clauses()) {
            number++;
            switch (clause) {
                case Clause.PayRate(var to, var rate) ->
                    rest -= take(version, payer, number, to, Math.min(due(rate, version), rest));
                case Clause.PayPercent(var to, var percent, var basis) ->
                    rest -= take(version, payer, number, to, Math.min(part(percent, basis, gross, rest), rest));
                case Clause.Hold hold ->
                    rest -= take(
                            version,
                            payer,
                            number,
                            new Party.Named(hold.fund()),
                            Math.min(part(hold.percent(), hold.basis(), gross, rest), rest));
                case Clause.ShareRest(var shares) -> {
                    var parts = parts(rest, shares);
                    for (int i = 0; i < parts.length; i++) {
                        rest -= take(version, payer, number, shares.get(i).party(), parts[i]);
                    }
                }
            }
        }
        return rest;
    }

    private long take(Signed version, String payer, int clause, Party to, long amount) {
        moves.add(new Move(payer, Cascade.name(to, cascade.owner()), version, clause, amount));
        return amount;
    }

    private long due(Rate rate, Signed version) {
        var times = rate.per() == Rate.Per.UNIT ? quantity : BigDecimal.ONE;
        return rounded(BigDecimal.valueOf(rate.micros(), 6)
                .multiply(times)
                .movePointRight(version.terms().currency().getDefaultFractionDigits()));
    }

    private static long part(Percent percent, Clause.Basis basis, long gross, long rest) {
        var base = BigDecimal.valueOf(basis == Clause.Basis.GROSS ? gross : rest);
        return rounded(base.multiply(BigDecimal.valueOf(percent.ppm(), 6)));
    }

    private static long rounded(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** Largest remainder: what is left over goes one by one to the largest remainders, ties to the earlier party. */
    private static long[] parts(long amount, List<Share> shares) {
        long sum = shares.stream().mapToLong(Share::weight).sum();
        var parts = new long[shares.size()];
        var remainders = new long[shares.size()];
        long left = amount;
        for (int i = 0; i < parts.length; i++) {
            long exact = Math.multiplyExact(amount, shares.get(i).weight());
            parts[i] = exact / sum;
            remainders[i] = exact % sum;
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < parts.length; i++) if (remainders[i] > remainders[largest]) largest = i;
            parts[largest]++;
            remainders[largest] = -1;
        }
        return parts;
    }

    private static String payer(Signed version) {
        return version.terms().source() instanceof Source.Receipts(var unit, var contracts) ? unit : "";
    }

    /** The paying units, each after every other that pays it. */
    private List<String> unitsInOrder() {
        var order = new ArrayList<String>();
        var waiting = new ArrayList<String>();
        for (var version : cascade.running()) {
            var unit = payer(version);
            if (!unit.isEmpty() && !waiting.contains(unit)) waiting.add(unit);
        }
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(unit ->
                            waiting.stream().noneMatch(other -> payees(other).contains(unit)))
                    .findFirst()
                    .orElseThrow(() -> new Broken("units pay in a circle: " + waiting));
            waiting.remove(next);
            order.add(next);
        }
        return order;
    }

    private Set<String> payees(String unit) {
        var payees = new HashSet<String>();
        for (var version : cascade.running()) {
            if (!payer(version).equals(unit)) continue;
            version.terms().clauses().stream()
                    .flatMap(clause -> clause.parties().stream())
                    .forEach(party -> payees.add(Cascade.name(party, cascade.owner())));
        }
        return payees;
    }
}
