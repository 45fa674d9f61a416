package concentric.ledger;

import concentric.ledger.Difference.Kind;
import concentric.payments.Sequence;
import concentric.payments.Sequence.Sealed;
import concentric.platform.Imprints;
import concentric.platform.Organisation;
import concentric.platform.Organisations;
import concentric.platform.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks whether the ledger still contains what checkpoints say. */
@Component
class CheckpointCheck {

    private final Checkpoints checkpoints;
    private final CheckpointKeys keys;
    private final Sequence sequence;
    private final Imprints imprints;
    private final Organisations organisations;

    CheckpointCheck(
            Checkpoints checkpoints,
            CheckpointKeys keys,
            Sequence sequence,
            Imprints imprints,
            Organisations organisations) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.sequence = sequence;
        this.imprints = imprints;
        this.organisations = organisations;
    }

    /**
     * What was looked at, and what differs.
     *
     * @param count how many checkpoints there were
     */
    record Result(int count, List<Difference> differences) {}

    /** What is kept in the data folder, a line each. */
    List<String> kept() {
        return checkpoints.kept();
    }

    /**
     * Checks what is kept in the data folder, and what somebody brings from elsewhere.
     *
     * @param kept lines from the data folder, read before the snapshot was taken in which this runs
     * @param outside lines from elsewhere; each must be signed by a key of this installation
     * @param full whether each signature is checked; else of those in the data folder only the last one's
     */
    Result check(List<String> kept, List<String> outside, boolean full, List<Batch> batches) {
        var differences = new ArrayList<Difference>();
        var read = new ArrayList<Checkpoint>();
        var known = keys.known();
        int number = 0;
        for (var line : Stream.concat(kept.stream(), outside.stream()).toList()) {
            number++;
            boolean signatureCounts = full || number >= kept.size();
            var checkpoint = Checkpoint.of(line);
            checkpoint.ifPresent(read::add);
            boolean holds = checkpoint.isPresent() && (!signatureCounts || isOurs(checkpoint.get(), known));
            if (!holds)
                differences.add(Difference.of(
                        0, Kind.SIGNATURE, checkpoint.map(CheckpointCheck::told).orElse(line)));
        }
        differences.addAll(lost(read, batches));
        return new Result(number, differences);
    }

    private static boolean isOurs(Checkpoint checkpoint, Set<String> known) {
        return known.contains(checkpoint.key()) && checkpoint.isSigned();
    }

    private List<Difference> lost(List<Checkpoint> read, List<Batch> batches) {
        var hashes = batches.stream().collect(Collectors.toMap(Batch::id, Batch::hash));
        var unsealed = sequence.unknown(read.stream()
                .map(each -> new Sealed(each.state().seq(), each.state().seal()))
                .toList());
        var unprinted = imprints.unknown(
                read.stream().map(each -> each.state().imprints()).toList());
        var name = organisations.find().map(Organisation::name).orElse("");
        return read.stream()
                .filter(each -> !contains(each.state(), hashes)
                        || unsealed.contains(
                                new Sealed(each.state().seq(), each.state().seal()))
                        || unprinted.contains(each.state().imprints())
                        || !each.state().organisation().equals(name))
                .map(each -> Difference.of(each.state().batch(), Kind.CHECKPOINT, told(each)))
                .toList();
    }

    private static boolean contains(Checkpoint.State state, Map<Long, Sha256> batches) {
        return state.batch() == 0 || state.batchHash().equals(batches.get(state.batch()));
    }

    private static String told(Checkpoint checkpoint) {
        var state = checkpoint.state();
        return state.at() + " · " + state.seq();
    }
}
