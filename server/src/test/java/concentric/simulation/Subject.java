package concentric.simulation;

/** What is simulated: the program, loaded in a loader of its own, and with it the simulation that plays around it. */
@FunctionalInterface
public interface Subject {

    /** Plays the world of a seed from its beginning to its end; the same seed the same way each time. */
    Outcome play(long seed);
}
