package concentric.simulation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the world of one seed ended, in words that every class loader understands.
 *
 * @param seed the seed
 * @param broken the law that did not hold, or nothing if all did
 * @param story what happened, step by step
 * @param trace a hash of everything that was asked of the database, in its order
 * @param reached how often each thing happened that a simulation is for
 */
public record Outcome(
        long seed, @Nullable String broken, List<String> story, String trace, Map<String, Integer> reached) {

    /** Whether every law held. */
    public boolean holds() {
        return broken == null;
    }
}
