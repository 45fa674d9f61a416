@NullMarked
package concentric.contracts.web;

import org.jspecify.annotations.NullMarked;
