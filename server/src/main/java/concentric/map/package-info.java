/**
 * The network as a picture: customers in the centre, units around them in rings and fields, contracts as lines,
 * communities on the rim.
 *
 * <p>Verb: survey, which changes nothing. Invariants: the same data in any order gives the same picture; no two discs
 * overlap and each stands within its ring and field; a unit or contract is shown on the days on which it was there, with
 * the money of the period asked for. Not its business: whatever it shows; it owns no table, and its figures are those of
 * the modules it asks.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "network",
            "contracts",
            "payments",
            "ledger",
        })
@NullMarked
package concentric.map;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
