package concentric.backups.file;

import concentric.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a backup ends with, and so what a whole one has.
 *
 * @param head SHA-256 of the bytes of the head
 * @param checkpoints SHA-256 of the bytes of the checkpoints
 * @param tables what there is of each table
 * @param sequences where each sequence stands
 */
record Manifest(String head, String checkpoints, Map<String, Content> tables, Map<String, Sequence> sequences) {

    static final String FILE = "manifest.json";

    /** Jackson gives null for what a file does not say. */
    Manifest {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(checkpoints, "checkpoints");
        tables = new TreeMap<>(tables);
        sequences = new TreeMap<>(sequences);
    }

    /**
     * The rows of a table.
     *
     * @param rows how many
     * @param bytes how long they are in PostgreSQL's binary COPY format
     * @param sha256 the hash of those bytes, hexadecimal
     */
    record Content(long rows, long bytes, String sha256) {
        Content {
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /** The last value of a sequence, and whether that has been given out. */
    record Sequence(long last, boolean called) {}

    /** The hash of all that is in it, whoever made it and when: equal for equal databases. */
    Sha256 hash() {
        return Sha256.of(out -> {
            for (var table : tables.entrySet()) {
                var content = table.getValue();
                out.write(line(table.getKey(), content.rows, content.sha256));
            }
            for (var sequence : sequences.entrySet()) {
                out.write(line(sequence.getKey(), sequence.getValue().last, sequence.getValue().called));
            }
        });
    }

    /** How the hash of a whole member is written. */
    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    private static byte[] line(String name, long figure, Object last) {
        return "%s %d %s\n".formatted(name, figure, last).getBytes(StandardCharsets.UTF_8);
    }
}
