package concentric.contracts;

import concentric.engine.plan.Plan;
import concentric.platform.Fault;
import java.util.List;

/** What a draft would be among the contracts in force. */
public sealed interface Proposal {

    /** Why it can't come into force as it is; empty: it can. */
    List<Fault> hindrances();

    /**
     * It can be tried.
     *
     * @param draft as a version, the latest of its contract; its id is that of no other version
     * @param before what is in force without it, when it would be
     * @param after the same with it
     */
    record Possible(ContractVersion draft, Plan before, Plan after, List<Fault> hindrances) implements Proposal {}

    /** Together with what is in force it makes no plan. */
    record Impossible(List<Fault> hindrances) implements Proposal {}
}
