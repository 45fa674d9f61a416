package concentric.network;

/**
 * A participant with accounts.
 *
 * @param id also the id of the party
 * @param code what people type and see in addresses, files and contracts
 * @param name how it is called
 * @param kind where it stands around the customer
 * @param field what it is about, as the organisation groups its units; may be empty
 * @param purpose what it is for, in a sentence; may be empty
 */
public record Unit(Id id, String code, String name, UnitKind kind, String field, String purpose) {

    /** The identity of a unit. */
    public record Id(long value) {}
}
