/**
 * Where money is: batches, entries, accounts, the tally, and the proof that all of it is as the contracts say.
 *
 * <p>Verbs: post a batch (by itself), verify. Invariants: every entry is double, in one currency; a batch is a gapless
 * range of sequence numbers and bears the hash of the one before; any figure is entries plus the settling of the
 * payments not yet posted, so none is stale and reads never write. Not its business: recording payments, or what a
 * contract means.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "customers",
            "network",
            "contracts",
            "contracts :: web",
            "payments"
        })
@NullMarked
package concentric.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
