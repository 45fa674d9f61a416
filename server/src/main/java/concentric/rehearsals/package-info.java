/**
 * What if: history settled again under contracts as they would be, before anybody signs them.
 *
 * <p>Verbs: rehearse a scenario or a change of a unit, look for a remedy. Invariants: nothing is written, and nothing of it is ever among the books; a rehearsal is of whole months
 * and to the cent what history settled anew would come to, closes included. Not its business: the arithmetic, which is the
 * engine's; what is recorded, which is the ledger's; who signs, which is the contracts'.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "network",
            "contracts",
            "contracts :: web",
            "ledger",
            "closes"
        })
@NullMarked
package concentric.rehearsals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
