/**
 * What a contract says: source, clauses, parties, promises, and the exact figures in them.
 *
 * <p>Everything here is an immutable value. Figures are longs in a stated unit (minor units, millionths, parts per
 * million); there is no floating point. A value that breaks its own invariant cannot be built
 * ({@link IllegalArgumentException}, a bug of the caller); text typed by people goes through the {@code parse} methods,
 * which answer with a {@link concentric.engine.terms.Figure}. What a whole contract may not say is listed by
 * {@link concentric.engine.terms.Contract#faults()}.
 */
@NullMarked
package concentric.engine.terms;

import org.jspecify.annotations.NullMarked;
