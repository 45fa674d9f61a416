/**
 * From contracts to cents: the contracts in force at one instant {@link concentric.engine.plan.Plan#compile compile} to an
 * immutable plan; a {@link concentric.engine.plan.Settler} of it settles payments, one or a block at a time; its
 * {@link concentric.engine.plan.Plan#explain explanation} says why each cent went where it did.
 *
 * <p>Settling is a pure function of plan, offer, amount and quantity, or of plan, service and quantity: totals do not
 * depend on order, batching or threads. For one payment, the sum of what each party received less what it paid on is the
 * shared amount, and nobody is left negative. A refund moves what its payment's remainder is settled by less than before.
 * Everything is exact in longs; what would not fit is an {@link ArithmeticException}.
 */
@NullMarked
package concentric.engine.plan;

import org.jspecify.annotations.NullMarked;
