package concentric.network;

/**
 * Units and partners around one user scenario. It is no party: it owes nothing and nothing is owed to it.
 *
 * @param code what people type and see in addresses and files; unlike any other community's
 * @param name how it is called
 * @param scenario what its user wants to get done
 */
public record Community(Id id, String code, String name, String scenario) {

    /** The identity of a community. */
    public record Id(long value) {}
}
