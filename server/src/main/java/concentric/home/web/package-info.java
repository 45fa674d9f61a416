/** The pages of the first visit. */
@NullMarked
package concentric.home.web;

import org.jspecify.annotations.NullMarked;
