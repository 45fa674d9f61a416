package concentric.network;

import concentric.people.Person;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That somebody belongs to a unit.
 *
 * @param unit the unit
 * @param person who
 * @param role as what
 * @param sharePpm the member's share in parts per million; null where none is agreed
 * @param from first day, in the organisation's time zone
 * @param until the day after the last; null while it goes on
 */
public record Membership(
        Unit.Id unit,
        Person.Id person,
        Role role,
        @Nullable Long sharePpm,
        LocalDate from,
        @Nullable LocalDate until) {

    /** Whether it holds on a day. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether there is a day on which both would hold, in the same role of the same unit. */
    boolean overlaps(Membership other) {
        return unit.equals(other.unit)
                && person.equals(other.person)
                && role == other.role
                && (until == null || other.from.isBefore(until))
                && (other.until == null || from.isBefore(other.until));
    }

    /** The same membership, beginning on another day. */
    Membership beginning(LocalDate day) {
        return new Membership(unit, person, role, sharePpm, day, until);
    }
}
