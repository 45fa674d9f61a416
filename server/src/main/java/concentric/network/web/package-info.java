/** Pages and API of the network. */
@NullMarked
package concentric.network.web;

import org.jspecify.annotations.NullMarked;
