package concentric.payments;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer is to move.
 *
 * @param fromId the party that gives; null for an opening balance, which comes from nobody
 * @param toId the party that receives
 * @param amount minor units
 * @param currency of the amount
 * @param day when it counts, in the organisation's zone
 * @param reason in words, for whoever signs it and whoever reads it later
 */
public record TransferDraft(
        @Nullable Long fromId, long toId, long amount, Currency currency, LocalDate day, String reason) {}
