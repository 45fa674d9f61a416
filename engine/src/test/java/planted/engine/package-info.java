/** Violations that the rules in {@code concentric.engine.architecture} have to find. */
@NullMarked
package planted.engine;

import org.jspecify.annotations.NullMarked;
