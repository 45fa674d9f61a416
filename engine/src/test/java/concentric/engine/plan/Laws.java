package concentric.engine.plan;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** What laws need: many networks, and what was settled in a form that can be compared. */
final class Laws {

    static final int NETWORKS = 10_000;

    /** Payments or usages that are tried on each network, where one is not enough. */
    static final int TRIED = 4;

    private Laws() {}

    /** Tries a law on every seed; a failure names the seed. */
    static void everyNetwork(LongConsumer law) {
        for (long seed = 1; seed <= NETWORKS; seed++) {
            try {
                law.accept(seed);
            } catch (Throwable broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
        }
    }

    static Plan plan(List<Version> versions, Map<String, String> owners) {
        return switch (Plan.compile(versions, owners, RandomNetwork.KINDS)) {
            case Compilation.Compiled(Plan plan) -> plan;
            case Compilation.Refused(List<Refusal> reasons) -> throw new AssertionError(reasons.toString());
        };
    }

    static Map<Reference.Move, BigInteger> moves(Plan plan, long[] sums) {
        var moves = new HashMap<Reference.Move, BigInteger>();
        for (int i = 0; i < sums.length; i++) {
            Line line = plan.lines().get(i);
            String from = line.from() < 0 ? "" : plan.parties().get(line.from());
            String to = plan.parties().get(line.to());
            moves.put(
                    new Reference.Move(from, to, line.version(), line.clause(), line.position()),
                    BigInteger.valueOf(sums[i]));
        }
        return nonZero(moves);
    }

    static Map<Reference.Move, BigInteger> nonZero(Map<Reference.Move, BigInteger> moves) {
        var moved = new HashMap<>(moves);
        moved.values().removeIf(amount -> amount.signum() == 0);
        return moved;
    }

    static long sumsOutside(Plan plan, int offer, long[] sums) {
        long[] others = sums.clone();
        for (int line : plan.lines(offer)) {
            others[line] = 0;
        }
        return Arrays.stream(others).filter(sum -> sum != 0).count();
    }

    static long[] sums(Plan plan, Explanation explanation) {
        var sums = new long[plan.lines().size()];
        explanation
                .postings()
                .forEach(posting -> sums[posting.index()] += posting.amount().minor());
        return sums;
    }

    static Map<String, Long> nets(Plan plan, long[] sums, String consumer) {
        var nets = new HashMap<String, Long>();
        for (int i = 0; i < sums.length; i++) {
            Line line = plan.lines().get(i);
            nets.merge(plan.parties().get(line.to()), sums[i], Long::sum);
            nets.merge(line.from() < 0 ? consumer : plan.parties().get(line.from()), -sums[i], Long::sum);
        }
        return nets;
    }

    static Map<String, String> facts(Explanation explanation) {
        var facts = new TreeMap<String, String>();
        for (Posting posting : explanation.postings()) {
            Line line = posting.line();
            facts.put(
                    line.version() + "/" + line.clause() + "/" + line.position(),
                    posting.amount() + " " + posting.fact());
        }
        return facts;
    }
}
