package concentric.contracts;

import concentric.engine.plan.Plan;
import java.util.Currency;
import java.util.List;

/**
 * The plan of one cascade: what payments of one offer are settled by, now and whenever they are settled again.
 *
 * @param id the cascade
 * @param offerId the offer whose payments it settles
 * @param plan compiled from just the versions of the cascade
 * @param offer the index of the offer in the plan
 * @param partyIds the party of each slot of {@link Plan#parties()}
 */
public record CascadePlan(int id, long offerId, Plan plan, int offer, List<Long> partyIds) {

    public CascadePlan {
        partyIds = List.copyOf(partyIds);
    }

    /** The currency of every contract in the cascade, and so of its payments. */
    public Currency currency() {
        return plan.cascade(offer).currency();
    }
}
