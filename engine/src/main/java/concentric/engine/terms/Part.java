package concentric.engine.terms;

import org.jspecify.annotations.Nullable;

/**
 * One party's part in what a close shares.
 *
 * @param weight integer weight, 1 to 1 000 000
 * @param gate what scales the part to what was attained; null: nothing does
 */
public record Part(String party, int weight, @Nullable Gate gate) {
    public Part {
        Names.require(party);
        if (weight < 1 || weight > Share.HEAVIEST) {
            throw new IllegalArgumentException("weight " + weight + " is not between 1 and " + Share.HEAVIEST);
        }
    }
}
