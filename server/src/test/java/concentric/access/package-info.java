/** Who may do what: every address, asked as everybody. */
@NullMarked
package concentric.access;

import org.jspecify.annotations.NullMarked;
