/**
 * Customers and the segments they are grouped in. The only home of customers' personal data: elsewhere a customer is an
 * id.
 *
 * <p>Verbs: resolve codes to ids, in bulk. Customers come with payments and need no act of their own. Invariants: one code,
 * one customer. Not its business: what a customer paid.
 *
 * <p>Published tables, which later modules may join and refer to but never write: {@code customers.segment}. A customer's
 * row is nobody else's business.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: web", "people"})
@NullMarked
package concentric.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
