package concentric.engine.plan;

import java.util.Optional;

/** How payments of some offers are shared: the contracts that can run, in order, and the posting lines they can post to. */
final class Route {

    /** The payments contract, where the cascade begins. */
    final Version payments;

    /** The offers' owner, if it matters. */
    final Optional<String> owner;

    final Turn[] turns;

    /** Indexes in {@link Plan#lines()}, by the number of the line within the route. */
    final int[] lines;

    Route(Version payments, Optional<String> owner, Turn[] turns, int[] lines) {
        this.payments = payments;
        this.owner = owner;
        this.turns = turns;
        this.lines = lines;
    }
}
