/** Violations that the rules in {@code concentric.architecture} have to find. No part of the application. */
@NullMarked
package planted;

import org.jspecify.annotations.NullMarked;
