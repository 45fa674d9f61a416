package concentric.ledger;

import concentric.platform.Sha256;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A gapless range of sequence numbers, posted at once.
 *
 * @param id counts batches from 1
 * @param fromSeq first sequence number in it
 * @param toSeq last sequence number in it
 * @param postedAt when, UTC
 * @param payments how many of them are settled payments
 * @param paymentsHash SHA-256 of the payments as recorded
 * @param entriesHash SHA-256 of the entries as posted
 * @param hash of all this and of the hash of the batch before
 * @param closes the month whose close it posts, and nothing else; null where it posts payments
 */
public record Batch(
        long id,
        long fromSeq,
        long toSeq,
        Instant postedAt,
        int payments,
        Sha256 paymentsHash,
        Sha256 entriesHash,
        Sha256 hash,
        @Nullable YearMonth closes) {}
