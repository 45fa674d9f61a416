/**
 * Who there is: units and who belongs to them.
 *
 * <p>Verbs: found a unit, import units, join people to units, change their share
 * of time, end a membership, let members choose and recall who speaks for them, found a community around a user scenario,
 * let units enter and leave it, ask those that are in it who else shall enter and by which rule, and let customers see how a unit shares on. Invariants: nobody overrules the
 * members on who speaks for them, no file and no custodian; a unit's code is a party's code and so unique
 * across units, persons and funds; a person is in a unit once in a role at a time, and a unit in a community once at a
 * time. Not its business: what units promise
 * each other, and money.
 *
 * <p>Published tables, which later modules may join and refer to but never write: {@code network.unit},
 * {@code network.unit_change}.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: web", "people"})
@NullMarked
package concentric.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
