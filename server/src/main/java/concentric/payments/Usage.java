package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Metered consumption of a service by a unit, which pays for it.
 *
 * @param seq its sequence number
 * @param source where it comes from
 * @param externalId its name there
 * @param serviceId what was used
 * @param consumerId the unit that used it
 * @param quantity millionths of a unit of measurement
 * @param amount what the quantity costs at the rate in force, in minor units; null if it is not settled
 * @param currency of the amount; null if it is not settled
 * @param occurredAt when it happened, UTC: picks the contracts
 * @param recordedAt when this program learned of it, UTC
 * @param cascadeId the cascade it is settled by; null if it is not settled
 * @param unsettled why it is not settled, as the code of a message; null if it is
 * @param act the act that recorded it
 */
public record Usage(
        long seq,
        String source,
        String externalId,
        long serviceId,
        long consumerId,
        long quantity,
        @Nullable Long amount,
        @Nullable Currency currency,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable Integer cascadeId,
        @Nullable String unsettled,
        Act.Id act)
        implements Recorded {}
