/** What keeps the engine a pure function, checked in its class files; each rule shown to fail on {@code planted.engine}. */
@NullMarked
package concentric.engine.architecture;

import org.jspecify.annotations.NullMarked;
