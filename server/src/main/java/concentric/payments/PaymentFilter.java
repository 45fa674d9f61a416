package concentric.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which payments to show; empty or null is no restriction.
 *
 * @param externalId only those whose name at the source begins with this
 * @param offer only those for the offer of this code
 * @param segment only those of the group of customers of this code; {@link #NO_SEGMENT}: only those of none
 * @param from only those that occurred at this instant or later
 * @param until only those that occurred before this instant
 * @param unsettledOnly only those that are not settled
 */
public record PaymentFilter(
        String externalId,
        String offer,
        String segment,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean unsettledOnly) {

    /** No restriction. */
    public static final PaymentFilter ALL = new PaymentFilter("", "", "", null, null, false);

    /** Stands for payments whose source did not say a segment. */
    public static final String NO_SEGMENT = "(none)";
}
