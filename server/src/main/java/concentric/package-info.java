/** Concentric: an operating system for organisations made of small self-managing units around their customers. */
@NullMarked
package concentric;

import org.jspecify.annotations.NullMarked;
