/** Pages and calls of payouts. */
@NullMarked
package concentric.payouts.web;

import org.jspecify.annotations.NullMarked;
