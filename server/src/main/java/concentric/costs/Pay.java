package concentric.costs;

import concentric.network.Unit;
import concentric.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What a member of a unit gets each month, from a day on, until another begins or the membership ends.
 *
 * @param amount minor units for a whole month; 0 ends what was paid before
 * @param from the first day for which it is paid
 * @param setAt when it was set, UTC
 * @param setBy who set it, as the id of an account
 */
public record Pay(
        Id id,
        Unit.Id unit,
        Person.Id person,
        long amount,
        Currency currency,
        LocalDate from,
        Instant setAt,
        long setBy) {

    /** The identity of a row of base pay. */
    public record Id(long value) {}
}
