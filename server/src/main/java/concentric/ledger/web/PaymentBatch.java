package concentric.ledger.web;

import concentric.platform.web.Crumb;
import org.jspecify.annotations.Nullable;

/**
 * Where something that was recorded is in the ledger.
 *
 * @param batch null while it is not posted
 * @param month where the money of the month went that a payment is of; null for what is no payment
 */
public record PaymentBatch(
        @Nullable String batch,
        @Nullable String href,
        String said,
        @Nullable Crumb month) {}
