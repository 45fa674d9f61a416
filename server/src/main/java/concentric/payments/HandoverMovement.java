package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * Money that went to a successor: what a unit that split, merged or was dissolved had on its account. What it owed goes the
 * other way round.
 *
 * @param seq its sequence number
 * @param changeId the change of the unit
 * @param fromId whose account it left
 * @param toId whose account it came to
 * @param amount minor units, above zero
 * @param currency of the amount
 * @param day the first day on which it is the other's
 * @param recordedAt when the month before that day was closed, UTC
 * @param act the act that closed it
 */
public record HandoverMovement(
        long seq,
        long changeId,
        long fromId,
        long toId,
        long amount,
        Currency currency,
        LocalDate day,
        Instant recordedAt,
        Act.Id act)
        implements Recorded {}
