package concentric.contracts;

import java.time.Instant;
import java.util.List;

/**
 * What is paid for: by customers, or, if it is a service, by the units that use it.
 *
 * @param id its identity
 * @param code unique among offers and services
 * @param kind who pays for it
 * @param unitId the unit that owns it, or provides the service; now, if no other instant is said
 * @param unit the code of that unit
 * @param owners who owns it from when on, in their order
 */
public record Offer(long id, String code, Kind kind, long unitId, String unit, List<Owner> owners) {

    public Offer {
        owners = List.copyOf(owners);
    }

    /** One that never had another owner. */
    public Offer(long id, String code, Kind kind, long unitId, String unit) {
        this(id, code, kind, unitId, unit, List.of(new Owner(unitId, unit, Instant.MIN)));
    }

    /** Who pays for it. */
    public enum Kind {
        /** Customers, payment by payment. */
        OFFER,
        /** Units that use it, as metered. */
        SERVICE
    }

    /** Whether units pay for it that use it. */
    public boolean isService() {
        return kind == Kind.SERVICE;
    }

    /** The same as of an instant. */
    public Offer at(Instant instant) {
        if (owners.size() == 1) return this;
        var owner = Owner.at(owners, instant);
        return new Offer(id, code, kind, owner.unitId(), owner.unit(), owners);
    }

    /** The same, if it had these owners. */
    Offer of(List<Owner> others) {
        return new Offer(id, code, kind, unitId, unit, others);
    }
}
