/**
 * What is measured, and whether a change is a signal or noise.
 *
 * <p>Verbs: define a measure, enter a reading, import readings, freeze the limits of a chart and let them go again.
 * Invariants: a reading is never changed; a correction is a new reading of the same period, and the last one counts. Who
 * entered it and when stays with it. Limits are computed from all readings until a person freezes them on a baseline, with a
 * reason. Not its business: what is paid for a measure.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: web", "people", "network"})
@NullMarked
package concentric.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
