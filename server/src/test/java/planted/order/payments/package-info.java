/** A later module. */
@NullMarked
package planted.order.payments;

import org.jspecify.annotations.NullMarked;
