package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * Money that left: what was paid out to the bank account of a party.
 *
 * @param seq its sequence number
 * @param payoutId the payout that was marked paid
 * @param line its line, counted from 1
 * @param partyId whose money it was
 * @param amount minor units
 * @param currency of the amount
 * @param day on which the bank was to carry it out
 * @param recordedAt when the payout was marked paid, UTC
 * @param act the act that marked it
 */
public record PayoutMovement(
        long seq,
        long payoutId,
        int line,
        long partyId,
        long amount,
        Currency currency,
        LocalDate day,
        Instant recordedAt,
        Act.Id act)
        implements Recorded {}
