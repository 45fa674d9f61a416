package concentric.ledger.web;

import org.jspecify.annotations.Nullable;

/**
 * Where something that was recorded is in the ledger.
 *
 * @param batch null while it is not posted
 */
public record PaymentBatch(@Nullable String batch, @Nullable String href, String said) {}
