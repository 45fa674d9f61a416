package concentric.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays the worlds of many seeds and says which break a law, or tells the world of one seed from its beginning to its end.
 * Started by {@code bin/drill simulate}.
 */
final class Simulate {

    private static final long SEEDS = 1_000;

    private static final int SEEDS_PER_LINE = 25;

    private static final String USAGE = "usage: bin/drill simulate [--seeds N] [--seed S]";

    private final Instant beginning = Instant.now();
    private final Map<String, Integer> reached = new TreeMap<>();
    private final List<Long> broken = new ArrayList<>();
    private int held;

    private Simulate() {}

    /**
     * What is asked for.
     *
     * @param seeds how many worlds
     * @param first the seed of the first; those of the others follow
     */
    private record Order(long seeds, long first) {

        /** One seed alone is one world; nothing if the words make no sense. */
        static @Nullable Order of(String... words) {
            @Nullable Long seeds = null;
            @Nullable Long first = null;
            if (words.length % 2 != 0) return null;
            for (int i = 0; i < words.length; i += 2) {
                if (!words[i + 1].matches("\\d{1,18}")) return null;
                long number = Long.parseLong(words[i + 1]);
                switch (words[i]) {
                    case "--seeds" -> seeds = number;
                    case "--seed" -> first = number;
                    default -> {
                        return null;
                    }
                }
            }
            long one = first == null ? SEEDS : 1;
            return new Order(seeds == null ? one : seeds, first == null ? 1 : first);
        }
    }

    public static void main(String[] words) {
        var order = Order.of(words);
        if (order == null) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        Worlds.silence();
        System.exit(new Simulate().run(order) ? 0 : 1);
    }

    private boolean run(Order order) {
        System.out.printf("Playing %,d worlds from seed %d on.%n", order.seeds(), order.first());
        Worlds.play(Subjects.asWritten(), order.first(), order.seeds(), outcome -> ended(outcome, order.seeds() == 1));
        System.out.println("What happened in them, and how often:");
        reached.forEach((what, times) -> System.out.printf("%,9d  %s%n", times, what));
        System.out.printf("%,d worlds hold, %,d break a law%s; %s%n", held, broken.size(), seeds(), each());
        return broken.isEmpty();
    }

    private void ended(Outcome outcome, boolean alone) {
        outcome.reached().forEach((what, times) -> reached.merge(what, times, Integer::sum));
        if (alone) outcome.story().forEach(System.out::println);
        var law = outcome.broken();
        if (law != null) {
            broken.add(outcome.seed());
            System.out.printf("Seed %d breaks a law: %s%n", outcome.seed(), law);
            if (!alone) System.out.printf("Its story: bin/drill simulate --seed %d%n", outcome.seed());
        } else if (++held % SEEDS_PER_LINE == 0) {
            System.out.printf("%,d worlds hold; %s%n", held, each());
        }
    }

    private String seeds() {
        return broken.isEmpty() ? "" : ": seeds " + broken;
    }

    private String each() {
        var each = Duration.between(beginning, Instant.now()).dividedBy(Math.max(1, held + broken.size()));
        return each.toMillis() + " ms each";
    }
}
