/**
 * What units promise each other and who gets what: offers, funds, contracts, versions and signatures.
 *
 * <p>Verbs: add an offer, open a fund, draft, change, comment on, accept, object to, sign, withdraw and end a contract; say how
 * long a draft can be signed, attach a quote to it. Invariants: what is signed never
 * changes, and a draft that is changed keeps every edition it had, with the signatures on it void; whoever loses by a new
 * version of a contract in force signs it too; a version comes into force with its last signature, under the writer lock, and only if everything in force
 * still compiles to a plan at every instant and no settled payment would have been shared otherwise. Not its business:
 * payments (it asks the port {@link concentric.contracts.Settlements} whether any is touched, and the
 * port {@link concentric.contracts.WorkedExample} what a draft does to one) and the ledger.
 *
 * <p>Published tables, which later modules may join and refer to but never write: {@code contracts.offer},
 * {@code contracts.version}, {@code contracts.cascade}.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: web", "people", "network", "measures"})
@NullMarked
package concentric.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
