/** Doors, and what isn’t one but behaves like it. */
@NullMarked
package planted.doors;

import org.jspecify.annotations.NullMarked;
