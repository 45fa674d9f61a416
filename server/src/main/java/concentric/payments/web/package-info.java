@NullMarked
package concentric.payments.web;

import org.jspecify.annotations.NullMarked;
