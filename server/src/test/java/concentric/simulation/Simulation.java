package concentric.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Plays worlds; made by {@link Subjects} inside the loader of what is simulated. */
public final class Simulation implements Subject {

    private static final AtomicInteger WORLDS = new AtomicInteger();

    private final Cluster cluster;
    private final List<String> changes;
    private final String name;

    /**
     * @param changes what is done to the database of each world before it begins
     * @param name of its databases
     */
    public Simulation(Cluster cluster, List<String> changes, String name) {
        this.cluster = cluster;
        this.changes = List.copyOf(changes);
        this.name = name;
    }

    @Override
    public Outcome play(long seed) {
        var dice = new Dice(seed);
        var world = World.of(dice.split());
        var trace = new Trace();
        var database = name + "_" + WORLDS.incrementAndGet();
        List<String> story = List.of();
        @Nullable String broken = null;
        try (var stage = new Stage(cluster, database, changes, world.beginning(), world.zone())) {
            var play = new Play(stage, world, dice, trace);
            story = play.story();
            play.run();
        } catch (RuntimeException e) {
            broken = said(e);
        }
        return new Outcome(seed, broken, List.copyOf(story), trace.hash(), trace.reached());
    }

    /** A law by its words; whatever else goes wrong with all there is to know of it. */
    private static String said(RuntimeException e) {
        if (e instanceof Broken && e.getCause() == null) return String.valueOf(e.getMessage());
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
