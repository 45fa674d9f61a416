package concentric.payouts;

import concentric.network.Holding;
import concentric.network.UnitChange;
import concentric.platform.Fault;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Payouts to a unit that changes which are on their way: what they take does not go to the successor. */
@Component
@Order(60)
class HeldPayouts implements Holding {

    /** Of which open ones are looked for: older ones have ended. */
    private static final int LATEST = 100;

    private final PayoutStore store;

    HeldPayouts(PayoutStore store) {
        this.store = store;
    }

    /** How many, not how much: payouts are between the payee and the custodian. */
    @Override
    public List<Open> open(UnitChange change) {
        long count = store.of(change.unit().id().value(), LATEST).stream()
                .filter(Payout::isOpen)
                .count();
        if (count == 0) return List.of();
        return List.of(new Open(
                Fault.in("", "payouts-to-unit-on-their-way", change.unit().name(), count), "/payouts"));
    }
}
