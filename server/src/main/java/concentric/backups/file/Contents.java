package concentric.backups.file;

import concentric.platform.Sha256;

/**
 * What is in a backup.
 *
 * @param origin who made it, and when
 * @param tables how many tables there are
 * @param rows how many rows in all of them
 * @param bytes how long they are, before anything was packed
 * @param hash of all rows and sequences: equal for equal databases, whoever made the backup and when
 */
public record Contents(Origin origin, int tables, long rows, long bytes, Sha256 hash) {

    static Contents of(Head head, Manifest manifest) {
        return new Contents(
                head.origin(),
                manifest.tables().size(),
                manifest.tables().values().stream()
                        .mapToLong(Manifest.Content::rows)
                        .sum(),
                manifest.tables().values().stream()
                        .mapToLong(Manifest.Content::bytes)
                        .sum(),
                manifest.hash());
    }
}
