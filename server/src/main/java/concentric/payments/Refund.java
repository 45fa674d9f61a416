package concentric.payments;

import concentric.engine.terms.Remainder;
import concentric.platform.Act;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Money given back. It is posted as what is left of the payment settles to, less what was left before, under the
 * contracts of the payment; so refunds that add up to the whole leave nothing anywhere.
 *
 * @param seq its sequence number
 * @param source where it comes from
 * @param externalId its name there
 * @param of the sequence number of the payment; of the usage, where an import of usage is undone
 * @param segmentId the segment of the payment
 * @param amount what is given back, in minor units, tax included
 * @param tax the state's part of that
 * @param quantity millionths of a unit that are given back
 * @param left what is left of the payment after this refund
 * @param currency of all amounts
 * @param occurredAt when it happened, UTC
 * @param recordedAt when this program learned of it, UTC
 * @param cascadeId the cascade that the payment is settled by; null if it is not settled, and then nothing is posted
 * @param act the act that recorded it
 */
public record Refund(
        long seq,
        String source,
        String externalId,
        long of,
        @Nullable Long segmentId,
        long amount,
        long tax,
        long quantity,
        Remainder left,
        Currency currency,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable Integer cascadeId,
        Act.Id act)
        implements Recorded {

    /** What was left of the payment before this refund. */
    public Remainder before() {
        return new Remainder(
                Math.addExact(left.amount(), amount),
                Math.addExact(left.tax(), tax),
                Math.addExact(left.quantity(), quantity));
    }
}
