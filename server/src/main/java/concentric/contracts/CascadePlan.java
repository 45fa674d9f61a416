package concentric.contracts;

import concentric.engine.plan.Cascade;
import concentric.engine.plan.Plan;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one cascade: what payments for one offer, or one unit's usage of one service, are settled by, now and
 * whenever they are settled again.
 *
 * @param id the cascade
 * @param offerId the offer or service
 * @param consumerId the unit that pays for the usage; null where customers pay
 * @param plan compiled from just the versions of the cascade
 * @param root the index of the offer or service in the plan
 * @param partyIds the party of each slot of {@link Plan#parties()}
 */
public record CascadePlan(int id, long offerId, @Nullable Long consumerId, Plan plan, int root, List<Long> partyIds) {

    public CascadePlan {
        partyIds = List.copyOf(partyIds);
    }

    /** What decides how it is shared. */
    public Cascade cascade() {
        return plan.cascade(root);
    }

    /** Whether it settles usage, which the consumer pays, and not payments of customers. */
    public boolean isOfService() {
        return consumerId != null;
    }

    /** The currency of every contract in the cascade, and so of its payments. */
    public Currency currency() {
        return cascade().currency();
    }
}
