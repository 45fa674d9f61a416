package concentric.payments;

import concentric.engine.close.Step;
import concentric.platform.Act;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;

/**
 * Money that the close of a month moved between two parties, by one clause.
 *
 * @param seq its sequence number
 * @param month that was closed
 * @param step of the close
 * @param fromId the party that gives
 * @param toId the party that receives; the one that gives, if it keeps its part: then nothing is posted
 * @param versionId the contract version
 * @param clause its number, counted from 1, the closing clauses after the live ones
 * @param position of the party in the clause, counted from 1; 0 in clauses of one party
 * @param amount minor units; below zero where what was released is taken back
 * @param currency of the amount
 * @param recordedAt when the month, or what was open of it, was closed, UTC
 * @param act the act that closed it
 */
public record CloseMovement(
        long seq,
        YearMonth month,
        Step step,
        long fromId,
        long toId,
        long versionId,
        int clause,
        int position,
        long amount,
        Currency currency,
        Instant recordedAt,
        Act.Id act)
        implements Recorded {

    /** Whether the payer keeps its part, and so nothing is posted. */
    public boolean isKept() {
        return fromId == toId;
    }
}
