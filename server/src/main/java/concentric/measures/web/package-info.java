/** Pages and API of measures. */
@NullMarked
package concentric.measures.web;

import org.jspecify.annotations.NullMarked;
