package concentric.simulation;

import concentric.engine.terms.Party;
import concentric.engine.terms.Source;
import concentric.simulation.Book.Signed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What shares one payment, or one usage.
 *
 * @param first the contract on the payment or the usage
 * @param running it, and every contract that can run after it
 * @param owner the unit of the offer, if a clause pays it
 * @param consumer who pays for the usage; null where customers pay
 */
record Cascade(
        Signed first,
        List<Signed> running,
        @Nullable String owner,
        @Nullable String consumer) {

    Cascade {
        running = List.copyOf(running);
    }

    /** What says whether two cascades are the same, as it is kept with each payment. */
    String identity() {
        return ids() + " " + owner + " " + consumer;
    }

    private TreeSet<Long> ids() {
        var ids = new TreeSet<Long>();
        running.forEach(version -> ids.add(version.id()));
        return ids;
    }

    /** ISO 4217. */
    String currency() {
        return first.terms().currency().getCurrencyCode();
    }

    /** What a usage costs, in minor units: quantity × rate, rounded once, half to even. */
    long price(long quantity) {
        var usage = (Source.Usage) first.terms().source();
        return BigDecimal.valueOf(quantity, 6)
                .multiply(BigDecimal.valueOf(usage.rate().micros(), 6))
                .movePointRight(first.terms().currency().getDefaultFractionDigits())
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    static String name(Party party, @Nullable String owner) {
        return switch (party) {
            case Party.Named(var name) -> name;
            case Party.Owner() -> String.valueOf(owner);
        };
    }
}
