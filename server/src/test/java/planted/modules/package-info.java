/** Modules that break their boundaries. */
@NullMarked
package planted.modules;

import org.jspecify.annotations.NullMarked;
