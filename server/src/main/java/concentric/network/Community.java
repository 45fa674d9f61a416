package concentric.network;

/**
 * Units and partners around one user scenario. By itself it is no party: it owes
 * nothing and nothing is owed to it, until it has a unit of its own that earns.
 *
 * @param code what people type and see in addresses and files; unlike any other community's
 * @param name how it is called
 * @param scenario what its user wants to get done
 * @param rule how units enter it
 */
public record Community(Id id, String code, String name, String scenario, EntryRule rule) {

    /** The identity of a community. */
    public record Id(long value) {}

    private static final int LONGEST_PURPOSE = 1_000;

    /**
     * The unit by which it earns, as it is founded: it serves those who are in it, so it stands with the nodes.
     *
     * @param unitCode empty: the community's
     */
    UnitDraft unit(String unitCode) {
        var purpose =
                scenario.length() <= LONGEST_PURPOSE ? scenario : scenario.substring(0, LONGEST_PURPOSE - 1) + "…";
        return new UnitDraft(unitCode.isBlank() ? code : unitCode, name, UnitKind.NODE.word(), "", purpose);
    }
}
