/**
 * The demonstration: an invented organisation around a year of a real gift shop's invoices.
 *
 * <p>Verb: build. Invariants: everything goes through the doors of other modules, as a visitor's own organisation would;
 * building again goes on where an earlier try stopped, and changes nothing once all is there; an organisation that is not
 * the demonstration is left alone. Not its business: anything an organisation could not do itself.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "people", "network", "measures", "costs", "contracts", "ledger", "closes"})
@NullMarked
package concentric.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
