/** The pages as people meet them: in a real browser, over real HTTP, on a real PostgreSQL. */
@NullMarked
package concentric.stories;

import org.jspecify.annotations.NullMarked;
