package concentric.payouts;

import concentric.ledger.OnTheWay;
import java.util.Currency;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What open payouts will take from accounts. */
@Component
class PayoutsOnTheWay implements OnTheWay {

    private final PayoutStore store;

    PayoutsOnTheWay(PayoutStore store) {
        this.store = store;
    }

    @Override
    public Map<Long, Long> of(Currency currency) {
        return store.open(currency);
    }
}
