package concentric.engine.close;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What everybody has of the period so far, as a close goes on, and what it has posted. */
final class Results {

    private final Map<String, BigInteger> results;
    private final List<ClosePosting> postings = new ArrayList<>();

    Results(LiveTotals live, Map<String, Long> costs) {
        results = new HashMap<>(live.nets());
        costs.forEach((unit, cost) -> results.merge(unit, BigInteger.valueOf(-cost), BigInteger::add));
    }

    BigInteger of(String unit) {
        return results.getOrDefault(unit, BigInteger.ZERO);
    }

    List<ClosePosting> postings() {
        return postings;
    }

    /** Posts something new. */
    void post(Step step, String from, String to, long version, int clause, int position, CloseFact fact) {
        long amount = fact.amount().longValueExact();
        var movement = new Movement(step, from, to, version, clause, position, amount);
        postings.add(new ClosePosting(movement, fact));
        apply(movement);
    }

    /** Counts what moved, now or when this period was closed before. */
    void apply(Movement movement) {
        BigInteger amount = BigInteger.valueOf(movement.amount());
        results.merge(movement.to(), amount, BigInteger::add);
        results.merge(movement.from(), amount.negate(), BigInteger::add);
    }
}
