package concentric.engine.plan;

/**
 * A posting line: a way on which money can move under a plan. Its index in {@link Plan#lines()} is where a
 * {@link Settler} adds up what moved.
 *
 * @param from slot of the payer in {@link Plan#parties()}, or {@link #CUSTOMERS}, or {@link #CONSUMER}
 * @param to slot of the payee
 * @param version id of the contract version
 * @param clause the clause, counted from 1; 0: what the clauses of a usage contract leave, which is the provider's
 * @param position the party's place in {@code share rest}, counted from 1; 0 in other clauses
 */
public record Line(int from, int to, long version, int clause, int position) {

    /** Payer of a payments contract: what customers paid in and is not yet shared. */
    public static final int CUSTOMERS = -1;

    /** Payer of a usage contract: whoever the record of the usage names. */
    public static final int CONSUMER = -2;
}
