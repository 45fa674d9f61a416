package concentric.engine.terms;

/**
 * One party's part in {@code share rest}.
 *
 * @param weight integer weight, 1 to 1 000 000
 */
public record Share(Party party, int weight) {

    /** Largest weight. */
    public static final int HEAVIEST = 1_000_000;

    public Share {
        if (weight < 1 || weight > HEAVIEST) {
            throw new IllegalArgumentException("weight " + weight + " is not between 1 and " + HEAVIEST);
        }
    }
}
