package concentric.ledger;

import concentric.payments.Sequence;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of batches. They end by themselves; a person may end one now, to have its hash. */
@Service
public class Batches {

    private final LedgerStore store;
    private final Poster poster;
    private final Sequence sequence;
    private final Acts acts;

    Batches(LedgerStore store, Poster poster, Sequence sequence, Acts acts) {
        this.store = store;
        this.poster = poster;
        this.sequence = sequence;
        this.acts = acts;
    }

    /** Posts everything that is recorded. */
    @Transactional
    public Posting post(Actor by) {
        if (!by.custodian()) return new Posting.Refused(List.of(Fault.in("", "custodian-only")));
        store.takePostersTurn();
        long last = sequence.last();
        if (store.lastBatch().map(Batch::toSeq).orElse(0L) == last) return new Posting.NothingToPost();
        return acts.perform(
                Act.of("batch.post", by, String.valueOf(last), ""),
                act -> new Posting.Posted(poster.postAll().orElseThrow()));
    }
}
