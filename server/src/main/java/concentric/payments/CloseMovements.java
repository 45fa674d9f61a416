package concentric.payments;

import concentric.engine.close.Step;
import concentric.platform.Act;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door through which closes record what they move: each movement with a sequence number of its own. */
@Service
public class CloseMovements {

    private final CloseMovementStore store;
    private final Sequence sequence;
    private final Seals seals;
    private final InstantSource clock;

    CloseMovements(CloseMovementStore store, Sequence sequence, Seals seals, InstantSource clock) {
        this.store = store;
        this.sequence = sequence;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * A movement that has no number yet; its parts as in {@link CloseMovement}.
     *
     * @param amount minor units
     */
    public record Draft(
            Step step,
            long fromId,
            long toId,
            long versionId,
            int clause,
            int position,
            long amount,
            Currency currency) {

        private CloseMovement numbered(long seq, YearMonth month, Instant at, Act.Id act) {
            return new CloseMovement(
                    seq, month, step, fromId, toId, versionId, clause, position, amount, currency, at, act);
        }
    }

    /** Records what a close moves, in this order. In the transaction of the act that closes, under the writer lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(YearMonth month, Collection<Draft> drafts, Act.Id act) {
        var at = clock.instant();
        long seq = sequence.last();
        var movements = new ArrayList<CloseMovement>();
        for (var draft : drafts) movements.add(draft.numbered(++seq, month, at, act));
        store.insert(movements);
        seals.seal(movements);
    }

    /** What the closes of a month moved, in their order. */
    @Transactional(readOnly = true)
    public List<CloseMovement> of(YearMonth month) {
        return store.of(month);
    }

    /** What the closes of a month moved to a party, what it kept as a payer included. */
    @Transactional(readOnly = true)
    public List<CloseMovement> to(long party, YearMonth month) {
        return store.to(party, month);
    }

    /** What all closes moved in a step. */
    @Transactional(readOnly = true)
    public List<CloseMovement> of(Step step) {
        return store.of(step);
    }

    /** What all closes moved by these versions. */
    @Transactional(readOnly = true)
    public List<CloseMovement> by(Collection<Long> versions) {
        return store.by(versions);
    }
}
