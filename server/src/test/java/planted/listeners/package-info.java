/** Listeners that touch money. */
@NullMarked
package planted.listeners;

import org.jspecify.annotations.NullMarked;
