package concentric.ledger;

import concentric.payments.Sequence;
import concentric.platform.DataPath;
import concentric.platform.Imprints;
import concentric.platform.Organisation;
import concentric.platform.Organisations;
import concentric.platform.Sha256;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of checkpoints: signed, kept beside the database, and given to whoever wants to keep one elsewhere. They write
 * nothing into the database.
 */
@Service
public class Checkpoints {

    /** The file in the data folder that keeps them, a line each. */
    public static final String FILE = "checkpoints.jsonl";

    /** What is recorded is in a checkpoint after this at the latest, posted or not. */
    private static final Duration AT_LATEST = Duration.ofMinutes(10);

    private final CheckpointKeys keys;
    private final Optional<CheckpointFile> file;
    private final LedgerStore store;
    private final Sequence sequence;
    private final Imprints imprints;
    private final Organisations organisations;
    private final InstantSource clock;
    private Optional<Checkpoint> last = Optional.empty();

    Checkpoints(
            CheckpointKeys keys,
            Optional<DataPath> folder,
            LedgerStore store,
            Sequence sequence,
            Imprints imprints,
            Organisations organisations,
            InstantSource clock) {
        this.keys = keys;
        this.file = folder.map(data -> new CheckpointFile(data.path()));
        this.store = store;
        this.sequence = sequence;
        this.imprints = imprints;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** A checkpoint of the ledger as it is now; nothing before there is an organisation, or without a data folder. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Checkpoint> take() {
        return keys.own().flatMap(key -> organisations.find().map(organisation -> key.sign(state(organisation))));
    }

    private Checkpoint.State state(Organisation organisation) {
        var batch = store.lastBatch();
        var sealed = sequence.sealed();
        return new Checkpoint.State(
                organisation.name(),
                batch.map(Batch::id).orElse(0L),
                batch.map(Batch::hash).orElse(Sha256.NONE),
                sealed.seq(),
                sealed.hash(),
                imprints.head(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Takes a checkpoint and keeps it beside the database, if one is due: a batch was posted, or something else is new and
     * the last checkpoint is some minutes old.
     *
     * @param now whether anything new is reason enough
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public synchronized void keep(boolean now) {
        if (file.isEmpty()) return;
        var kept = file.get();
        if (last.isEmpty() || kept.isEmpty()) last = newest(kept.lines());
        take().filter(taken -> isDue(taken.state(), now)).ifPresent(taken -> {
            kept.add(taken);
            last = Optional.of(taken);
        });
    }

    private static Optional<Checkpoint> newest(List<String> lines) {
        return lines.reversed().stream()
                .flatMap(line -> Checkpoint.of(line).stream())
                .findFirst();
    }

    /** A ledger that is behind its last checkpoint has lost something: then none is taken, and proofs say so. */
    private boolean isDue(Checkpoint.State taken, boolean now) {
        if (last.isEmpty()) return taken.batch() > 0 || taken.seq() > 0;
        var before = last.get().state();
        if (taken.batch() < before.batch() || taken.seq() < before.seq()) return false;
        boolean isNew = taken.seq() > before.seq() || !taken.imprints().equals(before.imprints());
        return taken.batch() > before.batch()
                || (isNew && (now || !taken.at().isBefore(before.at().plus(AT_LATEST))));
    }

    /** What is kept beside the database, a line each, oldest first. */
    public List<String> kept() {
        return file.map(CheckpointFile::lines).orElse(List.of());
    }
}
