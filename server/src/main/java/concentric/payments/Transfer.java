package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Money that moves once, outside every contract, between two parties that both signed; or an opening balance.
 *
 * @param seq its sequence number
 * @param agreedId the proposal that was signed
 * @param fromId the party that gives; null for an opening balance, which comes from nobody
 * @param toId the party that receives
 * @param amount minor units
 * @param currency of the amount
 * @param occurredAt the day agreed on, as its midnight in the organisation's zone, UTC
 * @param recordedAt when it was signed by all, UTC
 * @param act the act that recorded it
 */
public record Transfer(
        long seq,
        long agreedId,
        @Nullable Long fromId,
        long toId,
        long amount,
        Currency currency,
        Instant occurredAt,
        Instant recordedAt,
        Act.Id act)
        implements Recorded {}
