/** Knows a part that it should not. */
@NullMarked
package planted.engine.text;

import org.jspecify.annotations.NullMarked;
