package concentric.contracts;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * What has already been settled. A port: declared here because a contract may begin in the past only where nothing
 * settled would change, and an offer can go only where nothing was paid for it; implemented where payments are kept.
 */
public interface Settlements {

    /** How many settled payments for these offers, and usages of these services, occurred in {@code [from, until)}. */
    long settled(Collection<Long> offers, Instant from, Instant until);

    /** Those of these offers for which anything was ever paid. */
    Set<Long> paid(Collection<Long> offers);
}
