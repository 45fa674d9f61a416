package concentric.backups.file;

import java.time.Instant;
import java.util.Objects;

/**
 * Who made a backup.
 *
 * @param product the program and its version
 * @param organisation whose it is; empty before it is set up
 * @param takenAt the instant whose state it holds, UTC
 */
public record Origin(String product, String organisation, Instant takenAt) {

    /** Jackson gives null for what a file does not say. */
    public Origin {
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(takenAt, "takenAt");
    }
}
