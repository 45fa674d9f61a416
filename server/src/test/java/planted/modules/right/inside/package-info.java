/** Nobody else’s business. */
@NullMarked
package planted.modules.right.inside;

import org.jspecify.annotations.NullMarked;
