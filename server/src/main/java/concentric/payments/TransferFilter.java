package concentric.payments;

import java.util.Optional;
import java.util.Set;

/**
 * Which transfers to show; empty is no restriction.
 *
 * @param party only those that the party of this code gives or receives
 * @param openOnly only those that still wait for a signature
 * @param side only those that one of these gives or receives, where the reader sees no others
 */
public record TransferFilter(String party, boolean openOnly, Optional<Set<Long>> side) {

    /** Every transfer. */
    public static final TransferFilter ALL = new TransferFilter("", false, Optional.empty());
}
