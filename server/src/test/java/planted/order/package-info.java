/** Modules in the wrong order. */
@NullMarked
package planted.order;

import org.jspecify.annotations.NullMarked;
