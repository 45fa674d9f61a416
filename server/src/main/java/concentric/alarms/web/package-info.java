/** Alarms on homes and on the pages of units. */
@NullMarked
package concentric.alarms.web;

import org.jspecify.annotations.NullMarked;
