package concentric.simulation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What money that moved is added up by, with names for ids.
 *
 * @param account receives
 * @param counter gives
 * @param version null for tax and transfers
 * @param clause null for tax and transfers
 * @param offer empty for transfers
 * @param segment empty if there is none
 * @param day in the organisation's zone
 */
record Entry(
        String account,
        String counter,
        @Nullable Long version,
        @Nullable Integer clause,
        String offer,
        String segment,
        LocalDate day,
        String currency) {}
