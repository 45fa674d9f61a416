package concentric.contracts;

import java.time.Instant;
import java.util.List;

/**
 * An account with a purpose, looked after by a unit; not part of that unit's result.
 *
 * @param id its identity as a party
 * @param code unique among persons, units and funds
 * @param name as people call it
 * @param unitId the unit that looks after it; now, if no other instant is said
 * @param unit the code of that unit
 * @param keepers who looks after it from when on, in their order
 */
public record Fund(long id, String code, String name, long unitId, String unit, List<Owner> keepers) {

    public Fund {
        keepers = List.copyOf(keepers);
    }

    /** One that never had another keeper. */
    public Fund(long id, String code, String name, long unitId, String unit) {
        this(id, code, name, unitId, unit, List.of(new Owner(unitId, unit, Instant.MIN)));
    }

    /** The same as of an instant. */
    public Fund at(Instant instant) {
        if (keepers.size() == 1) return this;
        var keeper = Owner.at(keepers, instant);
        return new Fund(id, code, name, keeper.unitId(), keeper.unit(), keepers);
    }
}
