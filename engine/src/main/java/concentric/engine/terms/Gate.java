package concentric.engine.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code (attains revenue 60 % target 500000, onTime 40 % target 95 %, cap 120 %)}: a part is multiplied with what was
 * attained.
 *
 * @param cap the most it is multiplied with; null: no limit but what is left
 */
public record Gate(List<Target> targets, @Nullable Percent cap) {
    public Gate {
        targets = List.copyOf(targets);
    }
}
