/** A package that is no module. */
@NullMarked
package planted.order.stray;

import org.jspecify.annotations.NullMarked;
