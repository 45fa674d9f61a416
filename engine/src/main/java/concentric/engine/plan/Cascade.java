package concentric.engine.plan;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides how a payment for an offer, or a usage of a service, is shared. A plan compiled from these
 * versions and this owner settles them exactly alike.
 *
 * @param currency of what is shared, and of every contract in the cascade
 * @param versions ids of the versions that can run, in running order: the payments or usage contract first
 */
public record Cascade(Root root, Currency currency, List<Long> versions) {

    public Cascade {
        versions = List.copyOf(versions);
    }

    /** The offer's owner, if it matters. */
    public Optional<String> owner() {
        return root instanceof Root.Offer offer ? offer.owner() : Optional.empty();
    }
}
