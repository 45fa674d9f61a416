package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door through which payouts record what left: each line with a sequence number of its own. */
@Service
public class PayoutMovements {

    private final PayoutMovementStore store;
    private final Sequence sequence;
    private final Seals seals;
    private final InstantSource clock;

    PayoutMovements(PayoutMovementStore store, Sequence sequence, Seals seals, InstantSource clock) {
        this.store = store;
        this.sequence = sequence;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * A line that has no number yet; its parts as in {@link PayoutMovement}.
     *
     * @param amount minor units, above zero
     */
    public record Draft(long payoutId, int line, long partyId, long amount, Currency currency, LocalDate day) {

        private PayoutMovement numbered(long seq, Instant at, Act.Id act) {
            return new PayoutMovement(seq, payoutId, line, partyId, amount, currency, day, at, act);
        }
    }

    /** Records what was paid out, in this order. In the transaction of the act that says so, under the writer lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Collection<Draft> drafts, Act.Id act) {
        var at = clock.instant();
        long seq = sequence.last();
        var movements = new ArrayList<PayoutMovement>();
        for (var draft : drafts) movements.add(draft.numbered(++seq, at, act));
        store.insert(movements);
        seals.seal(movements);
    }
}
