package concentric.simulation;

import concentric.simulation.Variant.Change;
import java.util.List;

/**
 * Sizes made small, so that every world meets the edges of batches, pieces and groups, which real ones meet once in ten
 * thousand rows.
 */
final class Sizes {

    /** Sequence numbers of a full batch. */
    static final int BATCH = 7;

    /** The changes; each keeps what the size means. */
    static final List<Change> SMALL = List.of(
            size("ledger.Poster", "BATCH = 10_000", "BATCH = " + BATCH),
            size("ledger.SettledRanges", "PIECE = 10_000", "PIECE = 15"),
            size("payments.GroupCommit", "LARGEST_GROUP = 10_000", "LARGEST_GROUP = 5"),
            size("payments.LateSettling", "PIECE = 5_000", "PIECE = 3"),
            size("payments.Seals", "PIECE = 10_000", "PIECE = 20"),
            size("platform.JobRunner", "PIECE = 10_000", "PIECE = 4"),
            size("platform.JobRunner", "LARGEST_PIECE = 100_000", "LARGEST_PIECE = 9"),
            size("platform.FileStore", "PIECE_BYTES = 1 << 20", "PIECE_BYTES = 100"),
            // Nobody signs in here, and the hash that stands for nobody's password takes as long as a whole step.
            new Change("concentric.people.Passwords", "encoder.encode(Secret.random())", "\"\""));

    private Sizes() {}

    private static Change size(String source, String was, String becomes) {
        return new Change("concentric." + source, "int " + was + ";", "int " + becomes + ";");
    }
}
