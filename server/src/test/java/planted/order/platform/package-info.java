/** The first module, which uses a later one. */
@NullMarked
package planted.order.platform;

import org.jspecify.annotations.NullMarked;
