package concentric.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Plays worlds, several a few at a time, and without a word of the program's log. */
final class Worlds {

    /** PostgreSQL needs the other half of a machine. */
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);

    private Worlds() {}

    /** Plays the world of a seed. */
    static Outcome play(Subject subject, long seed) {
        var levels = silence();
        try {
            return subject.play(seed);
        } finally {
            levels.forEach(Logger::setLevel);
        }
    }

    /**
     * Plays the worlds of so many seeds.
     *
     * @param after told each outcome, in whatever order worlds end
     */
    static void play(Subject subject, long from, long count, Consumer<Outcome> after) {
        var levels = silence();
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var outcomes = new ExecutorCompletionService<Outcome>(workers);
            long begun = 0;
            for (long ended = 0; ended < count; ended++) {
                for (; begun < count && begun - ended < AT_ONCE; begun++) {
                    long seed = from + begun;
                    outcomes.submit(() -> subject.play(seed));
                }
                after.accept(outcomes.take().get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            levels.forEach(Logger::setLevel);
        }
    }

    /** The log would tell of every connection that the dice break; as it was, for afterwards. */
    static Map<Logger, Level> silence() {
        var levels = new HashMap<Logger, Level>();
        for (var name : List.of(Logger.ROOT_LOGGER_NAME, "concentric")) {
            var log = (Logger) LoggerFactory.getLogger(name);
            levels.put(log, log.getEffectiveLevel());
        }
        levels.keySet().forEach(log -> log.setLevel(Level.OFF));
        return levels;
    }
}
