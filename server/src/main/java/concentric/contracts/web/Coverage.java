package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Offer;
import concentric.contracts.Plans;
import concentric.engine.plan.Plan;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which contract shares the payments for an offer, or the price of a service, today. */
@Component
class Coverage {

    private final Plans plans;
    private final Contracts contracts;
    private final InstantSource clock;

    Coverage(Plans plans, Contracts contracts, InstantSource clock) {
        this.plans = plans;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** What is in force now. */
    Plan today() {
        return plans.inForce().at(clock.instant()).plan();
    }

    /** The version that begins the cascade of an offer or service; nothing if what is paid for it stays unsettled. */
    Optional<ContractVersion> of(Offer offer, Plan today) {
        var index = offer.isService() ? today.service(offer.code()) : today.offer(offer.code());
        return index.isEmpty()
                ? Optional.empty()
                : contracts.version(today.cascade(index.getAsInt()).versions().getFirst());
    }
}
