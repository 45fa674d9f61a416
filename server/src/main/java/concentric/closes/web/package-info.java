/** Pages and API of closes: what closing a month would decide, what it decided, and why. */
@NullMarked
package concentric.closes.web;

import org.jspecify.annotations.NullMarked;
