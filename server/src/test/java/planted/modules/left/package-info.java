/** Uses what is hidden in the other module. */
@NullMarked
package planted.modules.left;

import org.jspecify.annotations.NullMarked;
