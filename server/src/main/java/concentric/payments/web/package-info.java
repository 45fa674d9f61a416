/** Pages and API of payments: the list, one payment's way, entering one, and many at once as JSON. */
@NullMarked
package concentric.payments.web;

import org.jspecify.annotations.NullMarked;
