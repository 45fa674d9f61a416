package concentric.backups.file;

import java.io.IOException;

/** Cuts the rows of a table into members of the archive: a tar archive has to say how long each is before it begins. */
final class Pieces {

    /** Where the tables are in the archive. */
    static final String FOLDER = "tables/";

    /** Bytes of a piece, but for the last one of a table. */
    static final int LONGEST = 4 << 20;

    private final ArchiveWriter archive;
    private final byte[] piece = new byte[LONGEST];
    private int filled;
    private int number;

    Pieces(ArchiveWriter archive) {
        this.archive = archive;
    }

    /** The name of a piece. */
    static String name(String table, int number) {
        return "%s%s/%06d".formatted(FOLDER, table, number);
    }

    void add(String table, byte[] bytes) throws IOException {
        int from = 0;
        while (from < bytes.length) {
            int n = Math.min(bytes.length - from, LONGEST - filled);
            System.arraycopy(bytes, from, piece, filled, n);
            filled += n;
            from += n;
            if (filled == LONGEST) write(table);
        }
    }

    private void write(String table) throws IOException {
        archive.write(name(table, ++number), piece, filled);
        filled = 0;
    }

    /** Ends a table; the next one begins. */
    void end(String table) throws IOException {
        if (filled > 0) write(table);
        number = 0;
    }
}
