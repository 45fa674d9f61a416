package concentric.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which refunds to show; empty or null is no restriction.
 *
 * @param externalId only those whose name at the source begins with this
 * @param from only those that occurred at this instant or later
 * @param until only those that occurred before this instant
 */
public record RefundFilter(
        String externalId, @Nullable Instant from, @Nullable Instant until) {

    /** Every refund. */
    public static final RefundFilter ALL = new RefundFilter("", null, null);
}
