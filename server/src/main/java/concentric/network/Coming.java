package concentric.network;

import concentric.people.Person;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that became different in the network.
 *
 * @param unit which
 * @param person whose membership it is; null for the unit itself
 * @param role as what; null for the unit itself
 * @param day on which it takes effect, in the organisation's zone; of what ended, the day after the last
 */
public record Coming(
        Kind kind,
        Unit.Id unit,
        Person.@Nullable Id person,
        @Nullable Role role,
        LocalDate day) {

    /** What it is. */
    public enum Kind {
        /** A unit was founded. */
        FOUNDED,
        /** Somebody became a member. */
        BEGAN,
        /** Somebody is no member any more. */
        ENDED
    }
}
