package concentric.platform;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door through which everything that changes anything passes, and the journal that reads it back. */
@Service
public class Acts {

    private final Gate gate;
    private final ActStore store;
    private final InstantSource clock;

    Acts(Gate gate, ActStore store, InstantSource clock) {
        this.gate = gate;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Asks the gate, writes the act into the log and carries it out, all in the caller's transaction: an act that was
     * logged happened, and one that happened was logged.
     *
     * @throws DuplicateKeyException if another act bears the same idempotency key
     */
    // Not for a key that is used: whoever sent it again may go back to a savepoint and find that all is done already.
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = DuplicateKeyException.class)
    public <R> R perform(Act act, Executor<R> executor) {
        return switch (gate.ask(act)) {
            case Route.Go() -> executor.carryOut(store.insert(act, clock.instant()));
        };
    }

    /** The journal, newest first. */
    @Transactional(readOnly = true)
    public List<JournalEntry> journal(JournalFilter filter, int offset, int limit) {
        return store.find(filter, offset, limit);
    }

    /** How many acts the filter finds. */
    @Transactional(readOnly = true)
    public long count(JournalFilter filter) {
        return store.count(filter);
    }

    /** One act of the journal. */
    @Transactional(readOnly = true)
    public Optional<JournalEntry> act(Act.Id id) {
        return store.get(id);
    }
}
