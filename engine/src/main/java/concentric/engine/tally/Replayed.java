package concentric.engine.tally;

import concentric.engine.close.Open;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * What a month comes to.
 *
 * @param month that was settled and closed
 * @param kept what each party received less what it paid, live and at the close, minor units; costs are not among it
 * @param open what its close could not decide, because a measure is not known
 */
public record Replayed(YearMonth month, Map<String, Long> kept, List<Open> open) {
    public Replayed {
        kept = Map.copyOf(kept);
        open = List.copyOf(open);
    }
}
