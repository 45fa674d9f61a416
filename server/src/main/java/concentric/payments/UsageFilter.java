package concentric.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which usage to show; empty or null is no restriction.
 *
 * @param externalId only those whose name at the source begins with this
 * @param service only those of the service of this code
 * @param consumer only those of the unit of this code
 * @param from only those that occurred at this instant or later
 * @param until only those that occurred before this instant
 * @param unsettledOnly only those that are not settled
 */
public record UsageFilter(
        String externalId,
        String service,
        String consumer,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean unsettledOnly) {

    /** Every usage. */
    public static final UsageFilter ALL = new UsageFilter("", "", "", null, null, false);
}
