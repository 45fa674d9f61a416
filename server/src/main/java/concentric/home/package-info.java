/**
 * Where a visit begins: setting the installation up, and the page that everybody lands on.
 *
 * <p>Verbs: set up, choose a digest. Invariants: the organisation and its first custodian come to be together or not at all, once. Not its
 * business: anything that another module can show by itself.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "people :: web",
            "customers",
            "network",
            "contracts",
            "payments"
        })
@NullMarked
package concentric.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
