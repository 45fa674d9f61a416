package concentric.engine.plan;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides how a payment for an offer is shared. A plan compiled from these versions and this owner
 * settles such payments exactly alike.
 *
 * @param owner the offer's owner, if a contract in the cascade pays {@code @unit}
 * @param currency of the payment, and of every contract in the cascade
 * @param versions ids of the versions that can run, in running order: the payments contract first
 */
public record Cascade(String offer, Optional<String> owner, Currency currency, List<Long> versions) {

    public Cascade {
        versions = List.copyOf(versions);
    }
}
