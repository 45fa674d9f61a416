/** Closes the cycle. */
@NullMarked
package planted.modules.right;

import org.jspecify.annotations.NullMarked;
