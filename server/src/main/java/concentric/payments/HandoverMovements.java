package concentric.payments;

import concentric.platform.Act;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door through which what units had goes to their successors: each amount with a sequence number of its own. */
@Service
public class HandoverMovements {

    private final HandoverMovementStore store;
    private final Sequence sequence;
    private final Seals seals;
    private final InstantSource clock;

    HandoverMovements(HandoverMovementStore store, Sequence sequence, Seals seals, InstantSource clock) {
        this.store = store;
        this.sequence = sequence;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * An amount that has no number yet; its parts as in {@link HandoverMovement}.
     *
     * @param amount minor units, above zero
     */
    public record Draft(long changeId, long fromId, long toId, long amount, Currency currency, LocalDate day) {}

    /** Records what is handed over, in this order. In the transaction of the act that says so, under the writer lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Collection<Draft> drafts, Act.Id act) {
        var at = clock.instant();
        long seq = sequence.last();
        var movements = new ArrayList<HandoverMovement>();
        for (var draft : drafts) {
            movements.add(new HandoverMovement(
                    ++seq,
                    draft.changeId(),
                    draft.fromId(),
                    draft.toId(),
                    draft.amount(),
                    draft.currency(),
                    draft.day(),
                    at,
                    act));
        }
        movements.forEach(store::insert);
        seals.seal(movements);
    }

    /** What was handed over by a change of a unit, in its order. */
    @Transactional(readOnly = true)
    public List<HandoverMovement> of(long change) {
        return store.of(change);
    }

    /** All that was ever handed over, in its order. */
    @Transactional(readOnly = true)
    public List<HandoverMovement> all() {
        return store.all();
    }

    /** What was handed over on a day, in its order. */
    @Transactional(readOnly = true)
    public List<HandoverMovement> on(LocalDate day) {
        return store.on(day);
    }
}
