/**
 * The rules of ARCHITECTURE.md and STYLE.md that a machine can check. Every rule is shown to fail on a planted violation:
 * classes in {@code planted}, which is outside the application, or a text in the test itself.
 */
@NullMarked
package concentric.architecture;

import org.jspecify.annotations.NullMarked;
