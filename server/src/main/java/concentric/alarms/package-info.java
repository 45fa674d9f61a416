/**
 * What to watch: dependence, concentration and promises that say nothing, told to the units they concern before they hurt.
 *
 * <p>Verbs: look again. Invariants: nothing is stored, and nobody is compared; a customer is named to members of the unit
 * alone. Not its business: what is to be done about it.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "customers",
            "network",
            "costs",
            "contracts",
            "contracts :: web",
            "payments",
            "ledger"
        })
@NullMarked
package concentric.alarms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
