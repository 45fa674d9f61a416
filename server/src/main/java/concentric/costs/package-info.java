/**
 * What units spend, and what their members get each month.
 *
 * <p>Verbs: record a cost, take one back, add its receipt, agree on a cost of each month and end it, set base pay, let the
 * members of a unit see one's pay and no longer, set the minimum of an hour, import costs and base pay. Invariants: a cost is
 * never changed; a correction takes it back, whole, and records another. Costs of each month and base pay are computed for
 * each month, by nobody's doing. What lies in a closed month stays. Base pay is a cost, and private: see {@link
 * concentric.costs.Pays}. No act says an amount. Not its business: what is left after costs, and who gets it.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: web", "people", "network"})
@NullMarked
package concentric.costs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
