/**
 * Months and how they are closed: everything that depends on a month's totals happens here, once, and is posted.
 *
 * <p>Verbs: close a month, complete what was open of it. Invariants: months are closed one after the other, when they are
 * over; what is posted is what the preview said, or nothing; a contract whose measures are known closes, another stays open
 * with those that depend on it, and is completed by the same function; a close that is done again from what it knew gives the
 * same. Not its business: the arithmetic, which is the engine's, and entries, which the ledger writes.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "network",
            "customers",
            "measures",
            "costs",
            "contracts",
            "contracts :: web",
            "payments",
            "ledger",
            "ledger :: web"
        })
@NullMarked
package concentric.closes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
