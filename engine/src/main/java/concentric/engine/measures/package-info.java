/**
 * Measures as process behaviour charts: {@link concentric.engine.measures.Chart#of} tells signal from noise, and
 * {@link concentric.engine.measures.Honesty} whether a target would be hit by luck.
 */
@NullMarked
package concentric.engine.measures;

import org.jspecify.annotations.NullMarked;
