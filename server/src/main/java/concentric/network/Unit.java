package concentric.network;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A participant with accounts.
 *
 * @param id also the id of the party
 * @param code what people type and see in addresses, files and contracts
 * @param name how it is called
 * @param kind where it stands around the customer
 * @param field what it is about, as the organisation groups its units; may be empty
 * @param purpose what it is for, in a sentence; may be empty
 * @param until the first day on which it is no longer there; null while it goes on
 */
public record Unit(
        Id id,
        String code,
        String name,
        UnitKind kind,
        String field,
        String purpose,
        @Nullable LocalDate until) {

    /** The identity of a unit. */
    public record Id(long value) {}

    /** Whether it is no longer there on a day. */
    public boolean isOver(LocalDate day) {
        return until != null && !day.isBefore(until);
    }
}
