package concentric.engine.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How what begins at some roots is shared: the contracts that can run, in order, and the posting lines they can post to. */
final class Route {

    /** The payments or usage contract, where the cascade begins. */
    final Version first;

    /** The offers' owner, if it matters. */
    final Optional<String> owner;

    /** What a usage costs; null: payments bring their amount. */
    final @Nullable Price price;

    final Turn[] turns;

    /** Indexes in {@link Plan#lines()}, by the number of the line within the route, in running order. */
    final int[] lines;

    Route(Version first, Optional<String> owner, @Nullable Price price, Turn[] turns, int[] lines) {
        this.first = first;
        this.owner = owner;
        this.price = price;
        this.turns = turns;
        this.lines = lines;
    }
}
