/** What all tests of the server share: one application, one PostgreSQL, a database of its own for each test class. */
@NullMarked
package concentric;

import org.jspecify.annotations.NullMarked;
