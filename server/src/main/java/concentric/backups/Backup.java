package concentric.backups;

import concentric.platform.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was made.
 *
 * @param id its number
 * @param takenAt the instant whose state it holds, UTC
 * @param rows of all tables
 * @param bytes length of the file
 * @param contents the hash of what is in it: equal for equal databases
 * @param keptIn where the program keeps it; null where whoever asked for it keeps it
 * @param removed whether the program took the file away again
 */
public record Backup(
        Id id,
        Instant takenAt,
        long rows,
        long bytes,
        Sha256 contents,
        @Nullable Path keptIn,
        boolean removed) {

    /** The identity of a backup. */
    public record Id(long value) {}
}
