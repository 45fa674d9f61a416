package concentric.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something recorded, as it stands in the database, with names for ids. Money is in minor units, quantities in
 * millionths; a cascade is told by {@link Cascade#identity}.
 */
sealed interface Row {

    /** Its sequence number. */
    long seq();

    /** When the program learned of it. */
    Instant recordedAt();

    /** When it happened. */
    Instant occurredAt();

    /** The act that recorded it. */
    long act();

    /** What is recorded once under an identity of its own. */
    sealed interface Identified extends Row {
        Identity identity();
    }

    record Paid(
            long seq,
            Identity identity,
            String offer,
            String customer,
            String segment,
            long amount,
            long tax,
            String currency,
            long quantity,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String cascade,
            long act)
            implements Identified {}

    record Returned(
            long seq,
            Identity identity,
            long of,
            String segment,
            long amount,
            long tax,
            long quantity,
            Left left,
            String currency,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String cascade,
            long act)
            implements Identified {}

    record Used(
            long seq,
            Identity identity,
            String service,
            String consumer,
            long quantity,
            @Nullable Long amount,
            @Nullable String currency,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String cascade,
            long act)
            implements Identified {}

    record Settled(
            long seq,
            long of,
            String segment,
            long amount,
            long tax,
            long quantity,
            String currency,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String cascade,
            long act)
            implements Row {}

    record Moved(
            long seq,
            long proposal,
            String from,
            String to,
            long amount,
            String currency,
            Instant occurredAt,
            Instant recordedAt,
            long act)
            implements Row {}

    /** What is left of a payment or usage. */
    record Left(long amount, long tax, long quantity) {

        static final Left NOTHING = new Left(0, 0, 0);

        /** What contracts share. */
        long shared() {
            return amount - tax;
        }

        Left plus(long more, long moreTax, long moreQuantity) {
            return new Left(amount + more, tax + moreTax, quantity + moreQuantity);
        }

        /** Whether this can be given back of it; a quantity of null is one that is not said. */
        boolean allows(long back, long backTax, @Nullable Long backQuantity) {
            if (back <= 0 || back > amount || backTax > tax || backTax > back) return false;
            if (backQuantity != null && backQuantity > quantity) return false;
            return tax - backTax <= amount - back;
        }

        /** What is left after it. */
        Left after(long back, long backTax, @Nullable Long backQuantity) {
            long leftAmount = amount - back;
            long asked = backQuantity == null ? 0 : backQuantity;
            return new Left(leftAmount, tax - backTax, leftAmount == 0 ? 0 : quantity - asked);
        }
    }
}
