package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A payment or usage that was not settled when it was recorded, settled later, when a contract came to cover it.
 *
 * @param seq its own sequence number
 * @param of the sequence number of the payment or usage
 * @param segmentId the segment of the payment
 * @param amount what was left of it, in minor units, tax included
 * @param tax the state's part of that
 * @param quantity millionths that were left of it
 * @param currency of the amounts
 * @param occurredAt when the payment or usage happened, UTC
 * @param recordedAt when it was settled, UTC
 * @param cascadeId the cascade it is settled by
 * @param act the act of the payment or usage
 */
public record Settling(
        long seq,
        long of,
        @Nullable Long segmentId,
        long amount,
        long tax,
        long quantity,
        Currency currency,
        Instant occurredAt,
        Instant recordedAt,
        int cascadeId,
        Act.Id act)
        implements Recorded {}
