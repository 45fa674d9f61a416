package concentric.contracts;

/**
 * What is paid for: by customers, or, if it is a service, by the units that use it.
 *
 * @param id its identity
 * @param code unique among offers and services
 * @param kind who pays for it
 * @param unitId the unit that owns it; the provider of a service
 * @param unit the code of that unit
 */
public record Offer(long id, String code, Kind kind, long unitId, String unit) {

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
}
