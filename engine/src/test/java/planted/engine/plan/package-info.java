/** Reckons roughly. */
@NullMarked
package planted.engine.plan;

import org.jspecify.annotations.NullMarked;
