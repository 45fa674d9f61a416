/** Pages and API of costs and base pay. */
@NullMarked
package concentric.costs.web;

import org.jspecify.annotations.NullMarked;
