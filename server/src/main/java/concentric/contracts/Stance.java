package concentric.contracts;

import java.time.Instant;
import java.util.Locale;

/**
 * What a party says to a clause of a draft. It binds nobody, a signature does; it tells whose turn it is.
 *
 * @param onBehalf whether the custodian said so because nobody could speak for the party yet
 * @param at when, UTC
 */
public record Stance(Spot spot, long party, Kind kind, long account, boolean onBehalf, Instant at) {

    /** What there is to say. */
    public enum Kind {
        /** It would sign the clause as it is. */
        ACCEPT,
        /** It would not; why stands in a comment. */
        OBJECT;

        /** As the database and programs know it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it still says something: the clause is there, in the same words. */
    public boolean stands() {
        return spot.same();
    }
}
