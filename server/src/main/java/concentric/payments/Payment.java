package concentric.payments;

import concentric.engine.terms.Remainder;
import concentric.platform.Act;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A recorded payment.
 *
 * @param seq its sequence number
 * @param source where it comes from
 * @param externalId its name there
 * @param offerId what was paid for
 * @param customerId who paid; null if the source did not say
 * @param segmentId the group of customers; null if the source did not say
 * @param amount minor units, tax included
 * @param tax minor units, the state's part of the amount
 * @param currency of both
 * @param quantity millionths of a unit
 * @param occurredAt when it happened, UTC: picks the contracts
 * @param recordedAt when this program learned of it, UTC
 * @param cascadeId the cascade it is settled by; null if it is not settled
 * @param unsettled why it is not settled, as the code of a message; null if it is
 * @param act the act that recorded it
 */
public record Payment(
        long seq,
        String source,
        String externalId,
        long offerId,
        @Nullable Long customerId,
        @Nullable Long segmentId,
        long amount,
        long tax,
        Currency currency,
        long quantity,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable Integer cascadeId,
        @Nullable String unsettled,
        Act.Id act)
        implements Recorded {

    /** Unsettled because no contract shares the payments for the offer at that time. */
    public static final String NO_CONTRACT = "no-contract";

    /** The whole of it, before anything is given back. */
    public Remainder whole() {
        return new Remainder(amount, tax, quantity);
    }

    /** What the contracts share: the amount without the tax, in minor units. */
    public long shared() {
        return amount - tax;
    }
}
